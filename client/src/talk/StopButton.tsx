import { useEffect } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { appStore } from '#state/app-store.ts'
import { keepClear } from '#state/keep-clear.ts'
import { talkStore, type TalkState } from '#state/talk-store.ts'
import { useKith, useTalk } from '#ui/kith.tsx'
import { Icon } from '#ui/parts/icons.tsx'

/** While a resident speaks to me: one press, or Esc, and it stops. */
export function StopButton() {
  const say = useWords()
  const { room } = useKith()
  const name = useTalk(speaking)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // Esc that closes or leaves something else is not meant for the resident.
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [role="dialog"]') !== null) return
      if (appStore.getState().panel === null && speaking(talkStore.getState()) !== null) room.hush()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [room])
  if (name === null) return null
  return (
    <button ref={keepClear} type="button" className="talk__stop" onClick={() => room.hush()}>
      <Icon name="stop" />
      {say('talk.stopTalking', { name })}
    </button>
  )
}

/** The resident whose line is growing, the latest if there are several. */
function speaking({ lines }: TalkState): string | null {
  return lines.findLast((line) => line.kind === 'resident' && !line.done)?.name ?? null
}
