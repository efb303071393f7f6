import type { HostMessage, HostViewMessage } from '@kith/shared/protocol'
import { useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { useKith } from '../../kith.tsx'
import { Field } from '../../parts/Field.tsx'
import { Switch } from '../../parts/Switch.tsx'
import { InviteLink } from './InviteLink.tsx'
import { LightPicker } from './LightPicker.tsx'

/** Everything a host may change about the door. Each change takes effect at once and comes back as a new view. */
export function HostView({ view }: { view: HostViewMessage }) {
  const { room } = useKith()
  const host = (message: HostMessage) => room.host(message)
  return (
    <>
      {view.knocks.length > 0 && <Knocks view={view} host={host} />}
      <Link view={view} host={host} />
      <Door view={view} host={host} />
      <LightPicker value={view.light} onChange={(light) => host({ act: 'light', light })} />
      {view.bans.length > 0 && <Bans view={view} host={host} />}
    </>
  )
}

interface PartProps {
  view: HostViewMessage
  host: (message: HostMessage) => void
}

function Knocks({ view, host }: PartProps) {
  const say = useWords()
  return (
    <section aria-label={say('room.knocks')}>
      <h3 className="field__label">{say('room.knocks')}</h3>
      <ul>
        {view.knocks.map(({ knockId, name, line }) => (
          <li key={knockId} className="room__knock">
            <p>
              <strong>{name}</strong> {line !== '' && <q>{line}</q>}
            </p>
            <div className="person__actions">
              <button
                type="button"
                className="button button--primary"
                aria-label={say('room.letIn', { name })}
                onClick={() => host({ act: 'answer-knock', knockId, accept: true })}
              >
                {say('room.letInShort')}
              </button>
              <button
                type="button"
                className="button"
                aria-label={say('room.deny', { name })}
                onClick={() => host({ act: 'answer-knock', knockId, accept: false })}
              >
                {say('room.denyShort')}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Link({ view, host }: PartProps) {
  const say = useWords()
  return (
    <section className="room__made">
      {view.invitePath === null ? <p className="card__text">{say('room.noLink')}</p> : <InviteLink path={view.invitePath} />}
      <div className="person__actions">
        <button type="button" className="button" onClick={() => host({ act: 'invite', renew: true })}>
          {say('room.renew')}
        </button>
        {view.invitePath !== null && (
          <button type="button" className="button button--danger" onClick={() => host({ act: 'invite', renew: false })}>
            {say('room.revoke')}
          </button>
        )}
      </div>
      <p className="field__hint">{say('room.renewHint')}</p>
    </section>
  )
}

function Door({ view, host }: PartProps) {
  const say = useWords()
  const [title, setTitle] = useState(view.title)
  const [passcode, setPasscode] = useState('')
  return (
    <section className="room__form" aria-label={say('room.door')}>
      <Switch label={say('room.lock')} hint={say('room.lockHint')} checked={view.locked} onChange={(on) => host({ act: 'lock', on })} />
      <Switch label={say('room.knock')} hint={say('room.knockHint')} checked={view.knock} onChange={(on) => host({ act: 'knock', on })} />
      <Switch label={say('room.shout')} checked={view.shout} onChange={(on) => host({ act: 'shout', on })} />
      <form
        className="room__row"
        onSubmit={(event) => {
          event.preventDefault()
          if (passcode !== '') host({ act: 'passcode', passcode })
          setPasscode('')
        }}
      >
        <Field
          label={say('room.newPasscode')}
          value={passcode}
          maxLength={64}
          autoComplete="off"
          onChange={(event) => setPasscode(event.currentTarget.value)}
        />
        <button type="submit" className="button" disabled={passcode === ''}>
          {say('room.setPasscode')}
        </button>
      </form>
      {view.passcodeSet && (
        <div className="room__set">
          <span className="field__hint">{say('room.passcodeOn')}</span>
          <button type="button" className="button button--quiet" onClick={() => host({ act: 'passcode', passcode: null })}>
            {say('room.removePasscode')}
          </button>
        </div>
      )}
      <form
        className="room__row"
        onSubmit={(event) => {
          event.preventDefault()
          host({ act: 'title', title: title.trim() })
        }}
      >
        <Field label={say('room.name')} value={title} maxLength={60} onChange={(event) => setTitle(event.currentTarget.value)} />
        <button type="submit" className="button" disabled={title.trim() === view.title}>
          {say('room.rename')}
        </button>
      </form>
    </section>
  )
}

function Bans({ view, host }: PartProps) {
  const say = useWords()
  return (
    <section aria-label={say('room.bans')}>
      <h3 className="field__label">{say('room.bans')}</h3>
      <ul>
        {view.bans.map(({ banId, name }) => (
          <li key={banId} className="room__known">
            <span className="room__title">{name}</span>
            <button type="button" className="button" aria-label={say('room.unban', { name })} onClick={() => host({ act: 'unban', banId })}>
              {say('room.unbanShort')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
