import { useState } from 'react'
import { Composer } from './Composer.tsx'
import { StopButton } from './StopButton.tsx'
import { Transcript } from './Transcript.tsx'
import './conversation.css'

/** What is heard and what is said: the transcript over the composer, folded to its last line on phones. */
export function Conversation() {
  const [folded, setFolded] = useState(() => matchMedia('(width <= 640px), (height <= 480px)').matches)
  return (
    <section className="talk">
      <Transcript folded={folded} onFold={setFolded} />
      <StopButton />
      <Composer />
    </section>
  )
}
