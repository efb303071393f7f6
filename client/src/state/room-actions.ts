import type { CareAnswer, HostMessage, reportReasons, Volume } from '@kith/shared/protocol'
import type { Both, Language } from '@kith/shared/text'

/** What the interface asks of the room one is in. Implemented by `net`; every call is safe while the connection is away. */
export interface RoomActions {
  /** Puts my line into the transcript at once and sees to it that it is said exactly once, now or after a reconnect. */
  say(text: string, volume: Volume): void
  /** Says a failed line again, under the same id. */
  retry(lineId: string): void
  /** Takes a failed line out of the transcript. */
  discard(lineId: string): void
  /** The composer is in use. Call freely; it is thinned. */
  typing(on: boolean): void
  /** Stops the residents who are talking to me. */
  hush(): void
  setOffRecord(on: boolean): void
  updateProfile(change: { name?: string; look?: string; lang?: Language }): void
  /** Mute for me only. */
  mute(pid: number, on: boolean): void
  /** Both ways: neither sees nor hears the other. */
  block(pid: number, on: boolean): void
  report(pid: number, reason: (typeof reportReasons)[number], note: string): void
  /** Host powers; the answer comes as a new `hostView` or as a refusal in a toast. */
  host(message: HostMessage): void
  /** While on, and while I am a host, `books` in the app store holds what the residents here cost and why they speak. */
  watchBooks(on: boolean): void
  /** How I feel after a talk, for this room's sum, without my name. */
  care(answer: CareAnswer): void
  /** While on, `notes` in the app store holds what hangs on this room's board for me to see. */
  watchNotes(on: boolean): void
  /** Pins up a note under this id (a retry under the same hangs once); `notePinned` in the app store tells what came of it. */
  pinNote(id: string, text: string, to: string | null): void
  /** Takes a note down, or puts back what I have just taken down. */
  takeNote(noteId: string, putBack: boolean): void
  /** Walks my body to somebody and stops beside them. */
  walkTo(pid: number): void
  /** The named places of this space (empty until it is known). */
  places(): readonly { id: string; title: Both; x: number; z: number }[]
  /** Walks my body to a named place. */
  walkToPlace(id: string): void
}

/** How one comes to a room and goes from it. */
export interface DoorActions {
  /** Enters with the name, look and language in the app store, and the invite there if any. */
  enter(options?: { passcode?: string; takeover?: boolean }): void
  /** Asks to be let in, with one line for those inside; the door then waits for the answer. */
  knock(line: string): void
  stopWaiting(): void
  /** Back to the plain card. */
  backToCard(): void
  /** Leaves where one is and enters elsewhere without loading the page again; null is the garden. */
  goTo(invite: string | null): void
  /** Leaves for good, to the card. */
  leave(): void
  /** While reconnecting: try now instead of at the end of the pause. */
  reconnectNow(): void
}
