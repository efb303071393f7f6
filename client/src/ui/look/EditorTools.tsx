import { useWords, type Word } from '#i18n/i18n.ts'
import { Glyph } from '../parts/Glyph.tsx'
import { diceIcon, redoIcon, resetIcon, undoIcon } from './editor-icons.ts'

interface EditorToolsProps {
  canUndo: boolean
  canRedo: boolean
  canReset: boolean
  onUndo: () => void
  onRedo: () => void
  onReset: () => void
  onRandom: () => void
}

/** Back, forward, as it was, and somebody else. */
export function EditorTools({ canUndo, canRedo, canReset, onUndo, onRedo, onReset, onRandom }: EditorToolsProps) {
  const say = useWords()
  return (
    <div className="tools" role="toolbar" aria-label={say('editor.tools')}>
      <Tool word="editor.undo" path={undoIcon} usable={canUndo} onPress={onUndo} />
      <Tool word="editor.redo" path={redoIcon} usable={canRedo} onPress={onRedo} />
      <Tool word="editor.reset" path={resetIcon} usable={canReset} onPress={onReset} />
      <button
        type="button"
        className="stage__button tools__random"
        aria-label={say('editor.random')}
        title={say('editor.random')}
        onClick={onRandom}
      >
        <Glyph path={diceIcon} />
        <span>{say('editor.randomShort')}</span>
      </button>
    </div>
  )
}

/** Keeps the focus when there is nothing more to take back: it is told, not taken away. */
function Tool({ word, path, usable, onPress }: { word: Word; path: string; usable: boolean; onPress: () => void }) {
  const say = useWords()
  return (
    <button
      type="button"
      className="stage__button"
      aria-label={say(word)}
      title={say(word)}
      aria-disabled={!usable}
      onClick={() => usable && onPress()}
    >
      <Glyph path={path} />
    </button>
  )
}
