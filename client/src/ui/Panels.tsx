import { Component, lazy, Suspense, useEffect, type ComponentType, type LazyExoticComponent, type ReactNode } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { appStore, type Panel } from '#state/app-store.ts'
import { noticeStore } from '#state/notice-store.ts'
import { useApp } from './kith.tsx'

type Named = Exclude<Panel, null | 'emotes'>

/** Each panel is its own chunk, fetched when first opened. A panel takes no props: it reads the stores and `useKith()`. */
const files: Record<Named, () => Promise<ComponentType>> = {
  people: async () => (await import('./panels/PeoplePanel.tsx')).PeoplePanel,
  settings: async () => (await import('./panels/SettingsPanel.tsx')).SettingsPanel,
  memory: async () => (await import('./panels/MemoryPanel.tsx')).MemoryPanel,
  room: async () => (await import('./panels/RoomPanel.tsx')).RoomPanel,
  help: async () => (await import('./panels/HelpPanel.tsx')).HelpPanel,
}
const panels = new Map<Named, LazyExoticComponent<ComponentType>>()

function panelOf(name: Named): LazyExoticComponent<ComponentType> {
  const known = panels.get(name)
  if (known !== undefined) return known
  const panel = lazy(async () => ({ default: await files[name]() }))
  panels.set(name, panel)
  return panel
}

export function closePanel(): void {
  appStore.getState().set({ panel: null, selectedPid: null })
}

/** Mounts whichever panel is open. One that fails to load closes again, says so, and is fetched anew when opened again. */
export function Panels() {
  const open = useApp((state) => state.panel)
  const say = useWords()
  useEffect(fetchPeopleEarly, [])
  if (open === null || open === 'emotes') return null
  const Open = panelOf(open)
  return (
    <PanelGuard key={open} onFailure={() => panels.delete(open)}>
      <Suspense fallback={<p className="unseen">{say('shell.loading')}</p>}>
        <Open />
      </Suspense>
    </PanelGuard>
  )
}

/** The panel most opened, and the one the keyboard walks by, is there before it is asked for. */
function fetchPeopleEarly(): () => void {
  const timer = setTimeout(() => {
    // Failing early is no failure: opening it fetches it again.
    files.people().catch(() => undefined)
  }, 1500)
  return () => clearTimeout(timer)
}

class PanelGuard extends Component<{ children: ReactNode; onFailure: () => void }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override componentDidCatch(): void {
    this.props.onFailure()
    noticeStore.getState().toast('shell.panelFailed', { tone: 'trouble' })
    closePanel()
  }

  override render(): ReactNode {
    return this.state.failed ? null : this.props.children
  }
}
