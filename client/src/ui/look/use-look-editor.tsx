import { type ComponentType, type ReactNode, useState } from 'react'
import { noticeStore } from '#state/notice-store.ts'
import type { LookEditorProps } from './LookEditor.tsx'

async function load(): Promise<ComponentType<LookEditorProps>> {
  const [{ LookEditor }] = await Promise.all([import('./LookEditor.tsx'), import('#i18n/i18n.ts').then(({ startWords }) => startWords())])
  return LookEditor
}

/** The look editor, fetched when it is first opened. Put `editor` anywhere in the page; `open` shows it. */
export function useLookEditor(value: string, onSave: (look: string) => void): { open: () => void; editor: ReactNode } {
  const [shown, setShown] = useState<{ Editor: ComponentType<LookEditorProps> } | null>(null)
  const show = async (): Promise<void> => {
    try {
      setShown({ Editor: await load() })
    } catch {
      noticeStore.getState().toast('shell.panelFailed', { tone: 'trouble' })
    }
  }
  return {
    open: () => void show(),
    editor: shown && <shown.Editor value={value} onSave={onSave} onClose={() => setShown(null)} />,
  }
}
