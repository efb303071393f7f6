import { useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { modelName } from '#i18n/model-name.ts'
import { appStore, type PersonRow } from '#state/app-store.ts'
import { useApp, useKith } from '../../kith.tsx'
import { Confirm } from '../../parts/Confirm.tsx'
import { Switch } from '../../parts/Switch.tsx'
import { ConfirmBlock } from './ConfirmBlock.tsx'
import { ReportForm } from './ReportForm.tsx'
import { sinceWords } from './since.ts'

type Asking = 'block' | 'report' | 'kick' | 'ban' | null

/** What one may do about somebody: for oneself, and for the room when one is a host. */
export function PersonCard({ person }: { person: PersonRow }) {
  const say = useWords()
  const { room } = useKith()
  const [asking, setAsking] = useState<Asking>(null)
  const { pid, name } = person
  const close = () => setAsking(null)
  return (
    <div className="person__card">
      {person.kind === 'resident' && person.model !== '' && (
        <p className="field__hint">
          {say('people.speaksWith', { model: modelName(person.model, say) })}
          <NewModel sinceMs={person.modelSinceMs} />
        </p>
      )}
      <div className="person__actions">
        <button type="button" className="button button--primary" onClick={() => room.walkTo(pid)}>
          {say('people.walkToShort')}
        </button>
        {person.kind === 'resident' && (
          <button type="button" className="button" onClick={() => appStore.getState().set({ panel: 'memory' })}>
            {say('people.memory')}
          </button>
        )}
        <button type="button" className="button" aria-pressed={person.mutedForMe} onClick={() => room.mute(pid, !person.mutedForMe)}>
          {say(person.mutedForMe ? 'people.unmute' : 'people.mute')}
        </button>
        <button type="button" className="button" onClick={() => (person.blocked ? room.block(pid, false) : setAsking('block'))}>
          {say(person.blocked ? 'people.unblock' : 'people.block')}
        </button>
        <button type="button" className="button button--danger" onClick={() => setAsking('report')}>
          {say('people.report')}
        </button>
      </div>
      <HostActions person={person} ask={setAsking} />
      {asking === 'report' && <ReportForm person={person} onClose={close} />}
      {asking === 'block' && <ConfirmBlock person={person} onClose={close} />}
      {asking === 'kick' && (
        <Confirm
          title={say('people.kickTitle', { name })}
          text={say('people.kickText')}
          yes={say('people.kick')}
          onYes={() => room.host({ act: 'kick', pid })}
          onClose={close}
        />
      )}
      {asking === 'ban' && <Ban pid={pid} name={name} onClose={close} />}
    </div>
  )
}

/** The ban holds for who they are now; the link would let them in as somebody else. */
function Ban({ pid, name, onClose }: { pid: number; name: string; onClose: () => void }) {
  const say = useWords()
  const { room } = useKith()
  const linked = useApp((state) => state.hostView !== null && state.hostView.invitePath !== null)
  const [renews, setRenews] = useState(true)
  return (
    <Confirm
      title={say('people.banTitle', { name })}
      text={say(linked ? 'people.banLinkText' : 'people.banText')}
      yes={say('people.ban')}
      onYes={() => {
        room.host({ act: 'ban', pid })
        if (linked && renews) room.host({ act: 'invite', renew: true })
      }}
      onClose={onClose}
    >
      {linked && <Switch label={say('people.banRenew')} hint={say('people.banRenewHint')} checked={renews} onChange={setRenews} />}
    </Confirm>
  )
}

/** Regulars may notice that somebody speaks differently: this is why. */
function NewModel({ sinceMs }: { sinceMs: number }) {
  const say = useWords()
  const language = useApp((state) => state.language)
  const [nowMs] = useState(Date.now)
  const when = sinceWords(sinceMs, nowMs, language)
  return when === null ? null : <span className="person__news">{say('people.newModel', { when })}</span>
}

function HostActions({ person, ask }: { person: PersonRow; ask: (what: Asking) => void }) {
  const say = useWords()
  const { room } = useKith()
  const role = useApp((state) => state.room?.role ?? 'guest')
  const view = useApp((state) => state.hostView)
  if (role === 'guest') return null
  const { pid, residentId } = person
  if (person.kind === 'resident') {
    const silenced = view?.residents.find((resident) => resident.residentId === residentId)?.silenced ?? false
    return (
      <div className="person__actions">
        <button type="button" className="button" onClick={() => room.host({ act: 'silence', residentId, on: !silenced })}>
          {say(silenced ? 'people.unsilence' : 'people.silence')}
        </button>
        <button type="button" className="button button--danger" onClick={() => room.host({ act: 'resident', residentId, present: false })}>
          {say('people.dismiss')}
        </button>
      </div>
    )
  }
  if (person.role === 'owner') return null
  return (
    <div className="person__actions">
      <button type="button" className="button" onClick={() => room.host({ act: 'mute', pid, on: !person.mutedByHost })}>
        {say(person.mutedByHost ? 'people.hostUnmute' : 'people.hostMute')}
      </button>
      {role === 'owner' && (
        <button type="button" className="button" onClick={() => room.host({ act: 'make-host', pid, on: person.role !== 'host' })}>
          {say(person.role === 'host' ? 'people.unmakeHost' : 'people.makeHost')}
        </button>
      )}
      <button type="button" className="button button--danger" onClick={() => ask('kick')}>
        {say('people.kick')}
      </button>
      <button type="button" className="button button--danger" onClick={() => ask('ban')}>
        {say('people.ban')}
      </button>
    </div>
  )
}
