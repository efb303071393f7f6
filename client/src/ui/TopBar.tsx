import { useWords } from '#i18n/i18n.ts'
import { appStore, type Panel } from '#state/app-store.ts'
import { keepClear } from '#state/keep-clear.ts'
import { useApp, useKith } from './kith.tsx'
import { Icon, type IconName } from './parts/icons.tsx'
import { LanguageButton } from './parts/LanguageButton.tsx'
import './top-bar.css'

/** Where one is, and the doors to the panels. */
export function TopBar() {
  const say = useWords()
  const { room } = useKith()
  const where = useApp((state) => state.room)
  const count = useApp((state) => state.people.length)
  const isPrivate = where?.kind === 'private'
  const title = where === null || where.title === '' ? say('shell.gardenTitle') : where.title
  return (
    <header className="bar on-dusk">
      <h1 ref={keepClear} className="bar__title" title={title}>
        {where?.locked === true && <Icon name="lock" />}
        {where?.locked === true && <span className="unseen">{say('shell.locked')}</span>}
        <span className="bar__name">{title}</span>
      </h1>
      <nav ref={keepClear} className="bar__buttons">
        <BarButton panel="people" icon="people" label={say('shell.people')}>
          <span className="bar__count" aria-hidden="true">
            {count}
          </span>
        </BarButton>
        <BarButton panel="room" icon="door" label={say(isPrivate ? 'shell.thisRoom' : 'shell.makeRoom')}>
          <span className="bar__label" aria-hidden="true">
            {say(isPrivate ? 'shell.thisRoom' : 'shell.makeRoom')}
          </span>
        </BarButton>
        <BarButton panel="memory" icon="book" label={say('shell.memory')} />
        <BarButton panel="settings" icon="gear" label={say('shell.settings')} />
        <BarButton panel="help" icon="help" label={say('shell.help')} extra="bar-button--roomy" />
        <LanguageButton className="bar-button bar-button--language" onChange={(lang) => room.updateProfile({ lang })} />
      </nav>
    </header>
  )
}

interface BarButtonProps {
  panel: Exclude<Panel, null>
  icon: IconName
  label: string
  extra?: string
  children?: React.ReactNode
}

function BarButton({ panel, icon, label, extra = '', children }: BarButtonProps) {
  const open = useApp((state) => state.panel === panel)
  return (
    <button
      type="button"
      className={`bar-button ${extra}`}
      aria-label={label}
      aria-expanded={open}
      title={label}
      onClick={() => appStore.getState().set({ panel: open ? null : panel, selectedPid: null })}
    >
      <Icon name={icon} />
      {children}
    </button>
  )
}
