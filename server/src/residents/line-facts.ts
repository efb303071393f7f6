import type { Body, Utterance } from '#world/types.ts'
import { isEverydayWord } from './calls.ts'
import { faces } from './facing.ts'
import type { FloorCandidate } from './floor.ts'
import type { Inhabitant } from './inhabitants.ts'
import type { LogEntry } from './talk-log.ts'
import type { TurnPlan } from './turn-builder.ts'
import type { SocietyState } from './turns.ts'

/** When it cannot be told how far somebody stands. */
const unknownMetres = 8

/** A line as the running talk keeps it. */
export function entryOf(utterance: Utterance, addresseeId: string | null, offRecord: boolean, aside = false): LogEntry {
  const { id, speakerId, speakerName, kind, text, lang, atMs, conversationId } = utterance
  const heardBy = new Set(utterance.heardBy)
  return { id, speakerId, speakerName, kind, text, lang, atMs, heardBy, conversationId, addresseeId, offRecord, aside }
}

/** A turn that answers a person's line: in a whisper when it was whispered. */
export function linePlan(residentId: string, utterance: Utterance, type: 'addressed' | 'overheard', reason: string, hop: number): TurnPlan {
  return {
    residentId,
    cause: { type, utteranceId: utterance.id },
    addresseeId: utterance.speakerId,
    lang: utterance.lang,
    volume: utterance.volume === 'whisper' ? 'whisper' : 'say',
    reason,
    text: utterance.text,
    utteranceId: utterance.id,
    hop,
  }
}

/** What a person may be called: the whole name, its first word, or a Chinese name without the family's. */
function calledNames(name: string): string[] {
  const whole = name.trim()
  const [first = ''] = whole.split(/\s+/u)
  const given = /^\p{Script=Han}{3}$/u.test(whole) ? whole.slice(1) : ''
  return [whole, first, given].filter((one, at, all) => (at === 0 || one.length > 1) && all.indexOf(one) === at && !isEverydayWord(one))
}

/** The other people who heard a line, what they may be called, and whom of them the speaker looks at. */
export function othersHearing(
  state: SocietyState,
  utterance: Utterance,
): { id: string; names: string[]; distanceMetres: number; faced: boolean }[] {
  const speaker = state.room.world.bodies.get(utterance.speakerId)
  const faced = facedBy(state, speaker, utterance)
  return utterance.heardBy.flatMap((id) => {
    const body = state.room.world.bodies.get(id)
    if (body === undefined || body.kind !== 'person' || id === utterance.speakerId) return []
    const distanceMetres = speaker === undefined ? 0 : Math.hypot(speaker.x - body.x, speaker.z - body.z)
    return [{ id, names: calledNames(body.name), distanceMetres, faced: faced === id }]
  })
}

/** People of the room who did not hear a line: calling one of them is no call to a resident. */
export function peopleElsewhere(state: SocietyState, utterance: Utterance): { id: string; names: string[] }[] {
  const heard = new Set(utterance.heardBy)
  return [...state.room.world.bodies.values()].flatMap(({ id, kind, name }) =>
    kind === 'person' && id !== utterance.speakerId && !heard.has(id) ? [{ id, names: calledNames(name) }] : [],
  )
}

function facedBy(state: SocietyState, speaker: Body | undefined, utterance: Utterance): string | null {
  if (speaker === undefined) return null
  const others = utterance.heardBy.flatMap((id) => state.room.world.bodies.get(id) ?? [])
  return faces(speaker, others)
}

/** What the floor must know of each resident who heard a line. `busyWith`: whom it owes an answer or is speaking to. */
export function candidatesFor(
  state: SocietyState,
  utterance: Utterance,
  entry: LogEntry,
  hearing: readonly Inhabitant[],
  busyWith: (residentId: string) => string | null,
  nowMs: number,
): FloorCandidate[] {
  const { world } = state.room
  const before = state.log.before(entry)
  const { speakerId } = utterance
  const speaker = world.bodies.get(speakerId)
  const faced = facedBy(state, speaker, utterance)
  return hearing.map((inhabitant) => {
    const { id } = inhabitant
    const body = world.bodies.get(id)
    const busy = busyWith(id)
    const inThread = state.threads.alive(id, speakerId, nowMs)
    return {
      residentId: id,
      names: inhabitant.names,
      talkativeness: inhabitant.card.data.extensions.kith.talkativeness,
      relevance: inhabitant.relevance(utterance.text, utterance.lang),
      distanceMetres: speaker === undefined || body === undefined ? unknownMetres : Math.hypot(speaker.x - body.x, speaker.z - body.z),
      faced: faced === id,
      inThread,
      spokeLast: before !== null && before.speakerId === id && before.addresseeId === speakerId && inThread,
      saidHello: before?.hello === true,
      msSinceSpoke: nowMs - inhabitant.spokeMs,
      floorShare: state.log.share(id),
      silenced: inhabitant.silenced,
      busy: busy !== null && busy !== speakerId,
      resting: state.visits.resting(id, speakerId),
      move: state.games.moveBy(speakerId, id, utterance.text, nowMs),
    }
  })
}
