import { Dialog } from '@base-ui/react/dialog'
import { decodeLook, encodeLook, type Look } from '@kith/shared/state'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { coverWorld } from '#state/cover.ts'
import { Confirm } from '../parts/Confirm.tsx'
import { type TabId, tabs } from './editor-tabs.ts'
import { EditorTabs } from './EditorTabs.tsx'
import { EditorTools } from './EditorTools.tsx'
import { change, redo, startHistory, undo } from './look-history.ts'
import { describeLook } from './look-words.ts'
import { PreviewContext } from './preview-context.ts'
import { PreviewPane } from './PreviewPane.tsx'
import { randomLook } from './random-look.ts'
import { useLookPreview } from './use-look-preview.ts'
import './look-editor.css'
import './look-parts.css'

export interface LookEditorProps {
  /** Encoded look to begin with. */
  value: string
  onSave: (look: string) => void
  onClose: () => void
}

/** Choosing how one looks: the figure on a small stage, and everything it can be made of. Nothing is kept before it is said so. */
export function LookEditor({ value, onSave, onClose }: LookEditorProps) {
  const say = useWords()
  const [tab, setTab] = useState<TabId>('body')
  const [leaving, setLeaving] = useState(false)
  const firstFocus = useRef<HTMLButtonElement>(null)
  const [canvas, setCanvas] = useState<HTMLCanvasElement | null>(null)
  const worn = useWorn(value)
  useEffect(coverWorld, [])
  const preview = useLookPreview(canvas, worn.encoded, tabs[tab].focus)
  const close = (): void => (worn.changed ? setLeaving(true) : onClose())
  return (
    <Dialog.Root open disablePointerDismissal onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        {/* Over a panel as well, which counts as a dialog of its own. */}
        <Dialog.Backdrop forceRender className="editor__shade" />
        <Dialog.Popup className="editor card" initialFocus={firstFocus} onKeyDown={worn.onKeyDown}>
          <Dialog.Title className="editor__title card__title">{say('editor.title')}</Dialog.Title>
          <PreviewContext value={preview}>
            <div className="editor__preview">
              <PreviewPane canvas={setCanvas} state={preview} description={describeLook(worn.look, say)} />
              <EditorTools {...worn.tools} />
            </div>
            <EditorTabs tab={tab} onTab={setTab} look={worn.look} onChange={worn.alter} firstFocus={firstFocus} />
          </PreviewContext>
          <p className="unseen" role="status">
            {worn.told ? describeLook(worn.look, say) : ''}
          </p>
          <div className="editor__actions">
            <button type="button" className="button button--quiet" onClick={close}>
              {say('shell.cancel')}
            </button>
            <button
              type="button"
              className="button button--primary"
              onClick={() => {
                onSave(worn.encoded)
                onClose()
              }}
            >
              {say('editor.save')}
            </button>
          </div>
          {leaving && (
            <Confirm
              title={say('editor.leaveTitle')}
              text={say('editor.leaveText')}
              yes={say('editor.leave')}
              no={say('editor.stay')}
              onYes={onClose}
              onClose={() => setLeaving(false)}
            />
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** The look being made, with its history. */
function useWorn(value: string) {
  const [first] = useState(() => encodeLook(decodeLook(value)))
  const [history, setHistory] = useState(() => startHistory(first))
  /** Changed as a whole, not by a choice one has just made: worth telling whoever does not see it. */
  const [told, setTold] = useState(false)
  const look = useMemo(() => decodeLook(history.now), [history.now])
  const whole = (next: typeof undo): void => {
    setHistory(next)
    setTold(true)
  }
  const tools = {
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    canReset: history.now !== first,
    onUndo: () => whole(undo),
    onRedo: () => whole(redo),
    onReset: () => whole((before) => change(before, first)),
    onRandom: () => whole((before) => change(before, encodeLook(randomLook(Math.random, look)))),
  }
  return {
    look,
    encoded: history.now,
    changed: history.now !== first,
    told,
    tools,
    alter: (part: Partial<Look>, movement?: number) => {
      setHistory((before) => change(before, encodeLook({ ...decodeLook(before.now), ...part }), movement))
      setTold(false)
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
      event.preventDefault()
      whole(event.shiftKey ? redo : undo)
    },
  }
}
