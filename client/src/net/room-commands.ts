import type { Emote } from '@kith/shared/actions'
import type { CareAnswer, HostMessage, reportReasons, Volume } from '@kith/shared/protocol'
import type { Spot } from '@kith/shared/space'
import type { Language } from '@kith/shared/text'
import type { AppState } from '#state/app-store.ts'
import type { RoomActions } from '#state/room-actions.ts'
import type { WorldActions } from '#state/world-view.ts'
import type { RoomLink } from './room-link.ts'
import { createTyping, type Typing } from './typing.ts'
import type { NetWorldView } from './world-view.ts'

export interface RoomCommandsParts {
  app: { getState(): AppState }
  view: NetWorldView
  link: RoomLink
  now: () => number
}

/** A named place is reached when one stands this near. */
const nearPlaceMetres = 0.6

/** What the interface and the scene ask of the room, turned into messages. What can be shown at once is shown at once. */
export class RoomCommands implements RoomActions, WorldActions {
  readonly #app: RoomCommandsParts['app']
  readonly #view: NetWorldView
  readonly #link: RoomLink
  readonly #typing: Typing
  #spots: readonly Spot[] = []

  constructor({ app, view, link, now }: RoomCommandsParts) {
    this.#app = app
    this.#view = view
    this.#link = link
    this.#typing = createTyping((on) => link.send('typing', { on }), now)
  }

  setSpots(spots: readonly Spot[]): void {
    this.#spots = spots
  }

  say(text: string, volume: Volume): void {
    this.#typing.set(false)
    this.#link.speech.say(text, volume)
  }

  retry(lineId: string): void {
    this.#link.speech.retry(lineId)
  }

  discard(lineId: string): void {
    this.#link.speech.discard(lineId)
  }

  typing(on: boolean): void {
    this.#typing.set(on)
  }

  hush(): void {
    this.#link.send('hush', {})
  }

  setOffRecord(on: boolean): void {
    this.#link.offRecord(on)
  }

  updateProfile(change: { name?: string; look?: string; lang?: Language }): void {
    const { lang, ...visible } = change
    this.#app.getState().set(lang === undefined ? visible : { ...visible, language: lang })
    this.#link.send('profile', change)
  }

  mute(pid: number, on: boolean): void {
    this.#link.relate('mute', pid, on)
  }

  block(pid: number, on: boolean): void {
    this.#link.relate('block', pid, on)
  }

  report(pid: number, reason: (typeof reportReasons)[number], note: string): void {
    this.#link.send('report', { pid, reason, note })
  }

  host(message: HostMessage): void {
    this.#link.send('host', message)
  }

  watchBooks(on: boolean): void {
    this.#link.send('watch-books', { on })
  }

  care(answer: CareAnswer): void {
    this.#link.send('care', { answer })
  }

  watchNotes(on: boolean): void {
    this.#link.send('watch-notes', { on })
  }

  pinNote(id: string, text: string, to: string | null): void {
    this.#app.getState().set({ notePinned: { id, answer: null } })
    this.#link.send('note', { id, text, to })
  }

  takeNote(noteId: string, putBack: boolean): void {
    this.#link.send('take-note', { noteId, putBack })
  }

  openBoard(): void {
    this.#app.getState().set({ panel: 'notes', selectedPid: null })
  }

  walkTo(pid: number): void {
    this.#link.selfBody?.walkToPid(pid)
  }

  places(): readonly Pick<Spot, 'id' | 'title' | 'x' | 'z'>[] {
    return this.#spots
  }

  walkToPlace(id: string): void {
    const spot = this.#spots.find((each) => each.id === id)
    if (spot !== undefined) this.#link.selfBody?.walkTo(spot.x, spot.z, nearPlaceMetres)
  }

  moved(x: number, z: number, yawRadians: number): void {
    this.#link.moved(x, z, yawRadians)
  }

  sit(seatId: string): void {
    this.#link.send('sit', { seatId })
  }

  stand(): void {
    // At once, so that the next step is not taken from the seat.
    const self = this.#view.avatars.get(this.#view.selfPid)
    if (self !== undefined) self.seatId = ''
    this.#link.send('stand', {})
  }

  emote(emote: Emote): void {
    this.#link.send('emote', { emote })
  }

  selectPerson(pid: number): void {
    this.#app.getState().set({ panel: 'people', selectedPid: pid })
  }
}
