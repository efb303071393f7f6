import { useEffect, useState, type ReactNode } from 'react'
import { CareSlot } from './care/CareSlot.tsx'
import { Composer } from './Composer.tsx'
import { StopButton } from './StopButton.tsx'
import { Transcript } from './Transcript.tsx'
import './conversation.css'

/** What is heard and what is said: the transcript over the composer, folded to its last line on phones; `children` between them. */
export function Conversation({ children }: { children?: ReactNode }) {
  const [folded, setFolded] = useState(() => matchMedia('(width <= 640px), (height <= 480px)').matches)
  const low = useLow()
  return (
    <section className="talk" data-low={low}>
      <Transcript folded={folded} onFold={setFolded} />
      <StopButton />
      <CareSlot />
      {children}
      <Composer />
    </section>
  )
}

/** Below this there is room for the composer only. */
const lowPixels = 330

/** True while little of the page is seen, as above the keyboard of a phone. */
function useLow(): boolean {
  const [low, setLow] = useState(false)
  useEffect(() => {
    const view = window.visualViewport
    if (view === null) return
    const look = (): void => {
      // A page that was pinched larger is no page with a keyboard.
      setLow(view.scale <= 1.01 && view.height < lowPixels)
    }
    look()
    view.addEventListener('resize', look)
    return () => view.removeEventListener('resize', look)
  }, [])
  return low
}
