import type { MakeRoomAnswer, ResidentSummary } from '@kith/shared/protocol'
import { useEffect, useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { codeOf, useBoth, useKith } from '../../kith.tsx'
import { closePanel } from '../../close-panel.ts'
import { Field } from '../../parts/Field.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Switch } from '../../parts/Switch.tsx'
import { InviteLink } from './InviteLink.tsx'
import { inviteOf } from './invite.ts'
import { KnownRooms } from './KnownRooms.tsx'
import { SpacePicker } from './SpacePicker.tsx'

/** From a name, perhaps a passcode, to a link one can send. */
export function MakeRoom() {
  const say = useWords()
  const { api, door } = useKith()
  const [made, setMade] = useState<string | null>(null)
  if (made !== null) {
    return (
      <Panel title={say('room.made')} lead={say('room.madeText')} onClose={closePanel}>
        <InviteLink path={made} />
        <button type="button" className="button button--primary" onClick={() => door.goTo(inviteOf(made))}>
          {say('room.goThere')}
        </button>
      </Panel>
    )
  }
  return (
    <Panel title={say('room.makeTitle')} lead={say('room.makeLead')} onClose={closePanel}>
      <MakeForm make={(request) => api.call<MakeRoomAnswer>('POST', '/api/rooms', request).then(({ invitePath }) => setMade(invitePath))} />
      <KnownRooms />
    </Panel>
  )
}

interface Wish {
  title: string
  spaceId: string
  passcode: string | null
  knock: boolean
  residentIds: string[]
}

function MakeForm({ make }: { make: (wish: Wish) => Promise<void> }) {
  const say = useWords()
  const both = useBoth()
  const { api } = useKith()
  const [wish, setWish] = useState<Wish>({ title: '', spaceId: 'garden', passcode: null, knock: false, residentIds: [] })
  const [residents, setResidents] = useState<ResidentSummary[]>([])
  const [state, setState] = useState<'idle' | 'making' | `code.${ReturnType<typeof codeOf>}`>('idle')
  const change = (part: Partial<Wish>) => setWish((before) => ({ ...before, ...part }))
  useEffect(() => {
    let wanted = true
    api.open<{ residents: ResidentSummary[] }>('GET', '/api/residents').then(
      (answer) => {
        if (!wanted) return
        setResidents(answer.residents)
        setWish((before) => ({ ...before, residentIds: answer.residents.map(({ id }) => id) }))
      },
      () => setResidents([]),
    )
    return () => {
      wanted = false
    }
  }, [api])
  return (
    <form
      className="room__form"
      onSubmit={(event) => {
        event.preventDefault()
        setState('making')
        make({ ...wish, title: wish.title.trim() }).catch((error: unknown) => setState(`code.${codeOf(error)}`))
      }}
    >
      <Field
        label={say('room.name')}
        hint={say('room.nameHint')}
        value={wish.title}
        maxLength={60}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <SpacePicker value={wish.spaceId} onChange={(spaceId) => change({ spaceId })} />
      <Field
        label={say('room.passcode')}
        hint={say('room.passcodeHint')}
        value={wish.passcode ?? ''}
        maxLength={64}
        autoComplete="off"
        onChange={(event) => change({ passcode: event.currentTarget.value === '' ? null : event.currentTarget.value })}
      />
      <Switch label={say('room.knock')} hint={say('room.knockHint')} checked={wish.knock} onChange={(knock) => change({ knock })} />
      {residents.length > 0 && (
        <fieldset>
          <legend className="field__label">{say('room.residents')}</legend>
          <p className="field__hint">{say('room.residentsHint')}</p>
          {residents.map(({ id, name, tagline }) => (
            <Switch
              key={id}
              label={`✦ ${both(name)}`}
              hint={both(tagline)}
              checked={wish.residentIds.includes(id)}
              onChange={(on) => change({ residentIds: on ? [...wish.residentIds, id] : wish.residentIds.filter((other) => other !== id) })}
            />
          ))}
        </fieldset>
      )}
      {state !== 'idle' && state !== 'making' && (
        <p className="field__error" role="alert">
          {say(state)}
        </p>
      )}
      <button type="submit" className="button button--primary" disabled={state === 'making'}>
        {say(state === 'making' ? 'room.making' : 'room.make')}
      </button>
    </form>
  )
}
