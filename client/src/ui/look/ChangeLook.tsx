import { useWords } from '#i18n/i18n.ts'
import { useApp, useKith } from '../kith.tsx'
import { useLookEditor } from './use-look-editor.tsx'

/** Opens the look editor from inside the world; what is saved is seen by everybody at once. */
export function ChangeLook() {
  const say = useWords()
  const { room } = useKith()
  const look = useApp((state) => state.look)
  const { open, editor } = useLookEditor(look, (next) => room.updateProfile({ look: next }))
  return (
    <>
      <button type="button" className="button" onClick={open}>
        {say('editor.change')}
      </button>
      {editor}
    </>
  )
}
