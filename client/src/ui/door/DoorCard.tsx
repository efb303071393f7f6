import type { RefusalCode } from '@kith/shared/protocol'
import { useId, useState, type FormEvent, type ReactNode } from 'react'
import { useWords } from '#i18n/i18n.ts'
import type { Session } from '#net/session.ts'
import { appStore } from '#state/app-store.ts'
import type { Boot } from '../boot.ts'
import { useApp } from '../use-app.ts'
import { Field } from '../parts/Field.tsx'
import { DoorHead } from './DoorHead.tsx'

interface StepProps {
  boot: Boot
  /** Does something with the session, which is fetched first when need be. */
  act: (what: (session: Session) => void) => void
}

/** A door that asks for something or says no. Every state has a way on. */
export function DoorCard({ boot }: { boot: Boot }): ReactNode {
  const door = useApp((state) => state.door)
  const act: StepProps['act'] = (what) => {
    void boot.net().then(({ session }) => what(session))
  }
  const props = { boot, act }
  switch (door.step) {
    case 'passcode':
      return <PasscodeStep {...props} wrong={door.wrong} />
    case 'knock':
      return <KnockStep {...props} />
    case 'waiting':
      return <WaitingStep {...props} />
    case 'denied':
    case 'nobody-home':
      return <AnsweredStep {...props} step={door.step} />
    case 'already-here':
      return <AlreadyHereStep {...props} />
    case 'refused':
      return <RefusedStep {...props} code={door.code} />
    case 'card':
    case 'unreachable':
    default:
      return null
  }
}

interface FrameProps {
  title: string
  text: string
  children?: ReactNode
  actions: ReactNode
  onSubmit?: () => void
}

function Frame({ title, text, children, actions, onSubmit }: FrameProps) {
  const id = useId()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSubmit?.()
  }
  return (
    <main className="door">
      <form className="card door__card" aria-labelledby={id} onSubmit={submit} noValidate>
        <DoorHead />
        <h1 className="card__title" id={id}>
          {title}
        </h1>
        <p className="card__text" role="status">
          {text}
        </p>
        {children}
        <div className="door__actions">{actions}</div>
      </form>
    </main>
  )
}

function PasscodeStep({ act, wrong }: StepProps & { wrong: boolean }) {
  const say = useWords()
  const [passcode, setPasscode] = useState('')
  const entering = useApp((state) => state.connection === 'entering')
  return (
    <Frame
      title={say('welcome.passcodeTitle')}
      text={say('welcome.passcodeText')}
      onSubmit={() => passcode !== '' && act((session) => session.enter({ passcode }))}
      actions={
        <>
          <ToGarden act={act} />
          <button type="submit" className="button button--primary" disabled={passcode === '' || entering}>
            {say('welcome.open')}
          </button>
        </>
      }
    >
      <Field
        label={say('welcome.passcode')}
        value={passcode}
        maxLength={64}
        autoComplete="off"
        autoFocus
        error={wrong ? say('welcome.passcodeWrong') : undefined}
        onChange={(event) => setPasscode(event.currentTarget.value)}
      />
    </Frame>
  )
}

function KnockStep({ act }: StepProps) {
  const say = useWords()
  const [line, setLine] = useState('')
  return (
    <Frame
      title={say('welcome.knockTitle')}
      text={say('welcome.knockText')}
      onSubmit={() => act((session) => session.knock(line.trim()))}
      actions={
        <>
          <ToGarden act={act} />
          <button type="submit" className="button button--primary">
            {say('welcome.knock')}
          </button>
        </>
      }
    >
      <Field
        label={say('welcome.knockLine')}
        value={line}
        maxLength={200}
        autoComplete="off"
        autoFocus
        onChange={(event) => setLine(event.currentTarget.value)}
      />
    </Frame>
  )
}

function WaitingStep({ act }: StepProps) {
  const say = useWords()
  return (
    <Frame
      title={say('welcome.waitingTitle')}
      text={say('welcome.waitingText')}
      actions={
        <button type="button" className="button" onClick={() => act((session) => session.stopWaiting())}>
          {say('welcome.stopWaiting')}
        </button>
      }
    >
      <div className="door__waiting" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
    </Frame>
  )
}

function AnsweredStep({ act, step }: StepProps & { step: 'denied' | 'nobody-home' }) {
  const say = useWords()
  const denied = step === 'denied'
  return (
    <Frame
      title={say(denied ? 'welcome.deniedTitle' : 'welcome.nobodyTitle')}
      text={say(denied ? 'welcome.deniedText' : 'welcome.nobodyText')}
      actions={
        <>
          <button type="button" className="button" onClick={() => appStore.getState().set({ door: { step: 'knock' } })}>
            {say('welcome.knockAgain')}
          </button>
          <ToGarden act={act} primary />
        </>
      }
    />
  )
}

function AlreadyHereStep({ act }: StepProps) {
  const say = useWords()
  return (
    <Frame
      title={say('welcome.hereTitle')}
      text={say('welcome.hereText')}
      actions={
        <button
          type="button"
          className="button button--primary"
          autoFocus
          onClick={() => act((session) => session.enter({ takeover: true }))}
        >
          {say('shell.moveHere')}
        </button>
      }
    />
  )
}

const refusals: Partial<Record<RefusalCode, { title: 'locked' | 'full' | 'invalid' }>> = {
  locked: { title: 'locked' },
  'room-full': { title: 'full' },
  'invite-invalid': { title: 'invalid' },
}

function RefusedStep({ boot, act, code }: StepProps & { code: RefusalCode }) {
  const say = useWords()
  const known = refusals[code]
  if (code === 'old-client') {
    return (
      <Frame
        title={say('shell.oldTitle')}
        text={say('shell.oldText')}
        actions={
          <button type="button" className="button button--primary" onClick={() => location.reload()}>
            {say('shell.reload')}
          </button>
        }
      />
    )
  }
  if (code === 'blocked-name') {
    return (
      <Frame
        title={say('welcome.nameTitle')}
        text={say('code.blocked-name')}
        actions={
          <button type="button" className="button button--primary" onClick={() => act((session) => session.backToCard())}>
            {say('welcome.nameAgain')}
          </button>
        }
      />
    )
  }
  return (
    <Frame
      title={known === undefined ? say('shell.endedTitle') : say(`welcome.${known.title}Title`)}
      text={known === undefined ? say(`code.${code}`) : say(`welcome.${known.title}Text`)}
      actions={
        <>
          <button type="button" className="button" onClick={() => void boot.enter()}>
            {say('shell.tryAgain')}
          </button>
          <ToGarden act={act} primary />
        </>
      }
    />
  )
}

/** The way out of every private door. In the garden itself there is nowhere else to go. */
function ToGarden({ act, primary = false }: Pick<StepProps, 'act'> & { primary?: boolean }) {
  const say = useWords()
  const invited = useApp((state) => state.invite !== null)
  if (!invited) return null
  return (
    <button
      type="button"
      className={primary ? 'button button--primary' : 'button button--quiet'}
      onClick={() => act((session) => session.goTo(null))}
    >
      {say('shell.toGarden')}
    </button>
  )
}
