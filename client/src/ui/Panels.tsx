import { Component, useEffect, useState, type ComponentType, type ReactNode } from 'react'
import { useWords } from '#i18n/i18n.ts'
import type { Panel } from '#state/app-store.ts'
import { noticeStore } from '#state/notice-store.ts'
import { closePanel } from './close-panel.ts'
import { useApp } from './kith.tsx'

type Named = Exclude<Panel, null | 'emotes'>

/** Each panel is its own chunk, fetched when first opened. A panel takes no props: it reads the stores and `useKith()`. */
const files: Record<Named, () => Promise<ComponentType>> = {
  people: async () => (await import('./panels/PeoplePanel.tsx')).PeoplePanel,
  settings: async () => (await import('./panels/SettingsPanel.tsx')).SettingsPanel,
  memory: async () => (await import('./panels/MemoryPanel.tsx')).MemoryPanel,
  room: async () => (await import('./panels/RoomPanel.tsx')).RoomPanel,
  notes: async () => (await import('./panels/notes/NotesPanel.tsx')).NotesPanel,
  help: async () => (await import('./panels/HelpPanel.tsx')).HelpPanel,
}

/** Mounts whichever panel is open. One that fails to load closes again, says so, and is fetched anew when opened again. */
export function Panels() {
  const open = useApp((state) => state.panel)
  useEffect(fetchPeopleEarly, [])
  if (open === null || open === 'emotes') return null
  return (
    <PanelGuard key={open}>
      <OpenPanel name={open} />
    </PanelGuard>
  )
}

function OpenPanel({ name }: { name: Named }) {
  const say = useWords()
  const [loaded, setLoaded] = useState<{ Panel: ComponentType } | null>(null)
  useEffect(() => {
    let wanted = true
    const load = async (): Promise<void> => {
      try {
        const panel = await files[name]()
        if (wanted) setLoaded({ Panel: panel })
      } catch {
        if (wanted) giveUp()
      }
    }
    void load()
    return () => {
      wanted = false
    }
  }, [name])
  return loaded === null ? <p className="unseen">{say('shell.loading')}</p> : <loaded.Panel />
}

function giveUp(): void {
  noticeStore.getState().toast('shell.panelFailed', { tone: 'trouble' })
  closePanel()
}

/** The panel most opened, and the one the keyboard walks by, is there before it is asked for. */
function fetchPeopleEarly(): () => void {
  const timer = setTimeout(() => {
    // Failing early is no failure: opening it fetches it again.
    files.people().catch(() => undefined)
  }, 1500)
  return () => clearTimeout(timer)
}

class PanelGuard extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override componentDidCatch(): void {
    giveUp()
  }

  override render(): ReactNode {
    return this.state.failed ? null : this.props.children
  }
}
