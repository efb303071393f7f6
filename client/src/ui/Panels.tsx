import { Component, lazy, Suspense, type ComponentType, type LazyExoticComponent, type ReactNode } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { appStore, type Panel } from '#state/app-store.ts'
import { noticeStore } from '#state/notice-store.ts'
import { useApp } from './kith.tsx'

type Named = Exclude<Panel, null | 'emotes'>

/** Each panel is its own chunk, fetched when first opened. A panel takes no props: it reads the stores and `useKith()`. */
const panels: Record<Named, LazyExoticComponent<ComponentType>> = {
  people: lazyPanel('People'),
  settings: lazyPanel('Settings'),
  memory: lazyPanel('Memory'),
  room: lazyPanel('Room'),
  help: lazyPanel('Help'),
}

function lazyPanel(name: string): LazyExoticComponent<ComponentType> {
  const files = import.meta.glob<Record<string, ComponentType>>('./panels/*Panel.tsx')
  return lazy(async () => {
    const loaded = await files[`./panels/${name}Panel.tsx`]?.()
    const panel = loaded?.[`${name}Panel`]
    if (panel === undefined) throw new Error(`there is no ${name} panel`)
    return { default: panel }
  })
}

export function closePanel(): void {
  appStore.getState().set({ panel: null, selectedPid: null })
}

/** Mounts whichever panel is open. One that fails to load closes again and says so. */
export function Panels() {
  const open = useApp((state) => state.panel)
  const say = useWords()
  if (open === null || open === 'emotes') return null
  const Open = panels[open]
  return (
    <PanelGuard key={open}>
      <Suspense fallback={<p className="unseen">{say('shell.loading')}</p>}>
        <Open />
      </Suspense>
    </PanelGuard>
  )
}

class PanelGuard extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override componentDidCatch(): void {
    noticeStore.getState().toast('shell.panelFailed', { tone: 'trouble' })
    closePanel()
  }

  override render(): ReactNode {
    return this.state.failed ? null : this.props.children
  }
}
