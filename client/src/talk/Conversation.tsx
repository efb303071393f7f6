import { useEffect, useState } from 'react'
import { Composer } from './Composer.tsx'
import { StopButton } from './StopButton.tsx'
import { Transcript } from './Transcript.tsx'
import './conversation.css'

/** What is heard and what is said: the transcript over the composer, folded to its last line on phones. */
export function Conversation() {
  const [folded, setFolded] = useState(() => matchMedia('(width <= 640px), (height <= 480px)').matches)
  const low = useKeyboardRoom()
  return (
    <section className="talk" data-low={low}>
      <Transcript folded={folded} onFold={setFolded} />
      <StopButton />
      <Composer />
    </section>
  )
}

/** Below this there is room for the composer only. */
const lowPixels = 330

/**
 * Where the keyboard of a phone lies over the page instead of shrinking it, `--keyboard` says how high it is. True while
 * what remains is low.
 */
function useKeyboardRoom(): boolean {
  const [low, setLow] = useState(false)
  useEffect(() => {
    const view = window.visualViewport
    if (view === null) return
    const { style } = document.documentElement
    const look = (): void => {
      // A page that was pinched larger is no page with a keyboard.
      const covered = view.scale > 1.01 ? 0 : Math.max(0, window.innerHeight - view.height - view.offsetTop)
      style.setProperty('--keyboard', `${Math.round(covered)}px`)
      setLow(view.scale <= 1.01 && view.height < lowPixels)
    }
    look()
    view.addEventListener('resize', look)
    view.addEventListener('scroll', look)
    return () => {
      view.removeEventListener('resize', look)
      view.removeEventListener('scroll', look)
      style.removeProperty('--keyboard')
    }
  }, [])
  return low
}
