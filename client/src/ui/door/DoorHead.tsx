import { LanguageButton } from '../parts/LanguageButton.tsx'
import { Lantern } from '../parts/Lantern.tsx'
import { useRoomTitle } from './room-title.ts'

/** The head of every card outside: the lantern, which place it is about, and the other language. */
export function DoorHead() {
  return (
    <header className="door__head">
      <Lantern />
      <p className="door__room">{useRoomTitle()}</p>
      <LanguageButton className="button button--quiet door__language" />
    </header>
  )
}
