import type {
  DoorAnswer,
  EnterAnswer,
  EnterRequest,
  KnockAnswer,
  KnockRequest,
  MakeRoomAnswer,
  MakeRoomRequest,
  RefusalCode,
} from '@kith/shared/protocol'
import type { Person } from '#store/types.ts'

/** An expected "no", sent to the client as `{ error }` with the status that fits the code. */
export interface Refusal {
  error: RefusalCode
}

/**
 * What the rooms do for HTTP; `rooms/doors.ts` implements it, `app.ts` hands it over.
 *
 * Before a call, HTTP has checked the guest token, loaded the person, parsed the body and cleaned what people typed:
 * `name` is 1–24 graphemes, `look` is a valid encoded look, titles and knock lines are clean text. After an accepted
 * `enter` it stores name, look, language and last-seen time on the person. Refusals `invite-invalid`, `passcode-wrong`
 * and `not-found` count towards the limit of 20 tries per 10 minutes and address, kept by HTTP.
 * None of these throws for anything a client can cause.
 */
export interface Doors {
  /** Finds or opens the room meant by the request and signs a pass for it (`tokens.signPass`). `from`: the address as limits count it. */
  enter(person: Person, request: EnterRequest, from?: string): Promise<EnterAnswer | Refusal>
  /** Opens a private room owned by the person. Residents it does not know are refused as `not-found`, spaces as `no-such-space`. */
  makeRoom(person: Person, request: MakeRoomRequest): Promise<MakeRoomAnswer | Refusal>
  /** Which space lies behind an invite and in what light: the picture at the door. Tells nothing else of the room. */
  door(invite: string): Promise<DoorAnswer | Refusal>
  /** Asks the hosts of a private room to be let in; `request.name` is what they see. */
  knock(person: Person, request: KnockRequest): Promise<{ knockId: string } | Refusal>
  /** Only the person who knocked may ask; anyone else gets `not-found`. */
  knockState(person: Person, knockId: string): Promise<KnockAnswer | Refusal>
  /** The person wears another figure from now on ('' for none): everybody in a room with them is told at once. */
  wearFigure(personId: string, hash: string): void
  /**
   * The person has just been erased from the store: closes their connections and forgets what rooms hold of them.
   * Resolves when what rooms were writing meanwhile is written.
   */
  erased(personId: string): Promise<void>
  /**
   * Rooms running, people connected, residents in them. /api/health tells anybody about the gardens; what goes on in
   * private rooms is in /metrics only.
   */
  summary(of: 'gardens' | 'everything'): { rooms: number; people: number; residents: number }
}
