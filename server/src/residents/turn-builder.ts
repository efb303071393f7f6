import type { RecallHit } from '#memory/types.ts'
import type { TurnInput } from '#mind/types.ts'
import type { SceneMemory, ScenePerson, TurnCause } from '#models/port.ts'
import { understand } from '#models/script/understand/understand.ts'
import type { Body } from '#world/types.ts'
import type { Card } from '@kith/shared/card'
import type { Both, Language } from '@kith/shared/text'
import { namesOf } from './address.ts'
import { naming } from './calls.ts'
import type { Deeds } from './deeds.ts'
import { moodInWords, type Moods } from './moods.ts'
import { skyOf, underSky } from './sky.ts'
import type { TalkLog } from './talk-log.ts'
import type { RoomContext, SocietyDeps } from './types.ts'
import type { UsedLines } from './used-lines.ts'

/** A turn that has been granted, before its words are sought. */
export interface TurnPlan {
  residentId: string
  cause: TurnCause
  addresseeId: string | null
  lang: Language
  /** A whisper is answered in a whisper while whoever whispered is near enough; else it is `say`. */
  volume: 'whisper' | 'say'
  reason: string
  /** The line that caused it, or ''. */
  text: string
  utteranceId: string | null
  hop: number
  /** A second voice: the talk stays with whoever answered first. */
  aside?: boolean
  /** What it will say, whatever else is known, and who may hear that: the rest of a memory stays out (IN2, IN4). */
  drawn?: { ids: readonly string[]; audience: readonly string[] }
}
/** A turn ready to be thought: its input, and who may hear what comes of it. */
export interface BuiltTurn {
  input: TurnInput
  volume: 'whisper' | 'say'
  /** TU3: ids that may hear it, or null when nothing private went in. */
  onlyFor: string[] | null
  /** Audience of each memory that went in, by id. */
  audiences: Map<string, readonly string[]>
  offRecord: boolean
}

const placeMetres = 3.5
const turnsKept = 12
const memoriesKept = 6
const factsKept = 10

function toSceneMemory(hit: RecallHit, subjectName: string): SceneMemory {
  return {
    id: hit.id,
    kind: hit.kind,
    subjectId: hit.speakerId,
    subjectName,
    predicate: hit.predicate,
    text: hit.text,
    lang: hit.lang,
    atMs: hit.atMs,
    score: hit.score,
    past: hit.past,
    ...(hit.object === undefined ? {} : { object: hit.object }),
  }
}

/** The nearest named spot, or null away from all of them. */
function spotOf(room: RoomContext, body: Body): Both | null {
  let found: Both | null = null
  let nearest = placeMetres
  for (const spot of room.space.spots) {
    const distance = Math.hypot(spot.x - body.x, spot.z - body.z)
    if (distance < nearest) {
      nearest = distance
      found = spot.title
    }
  }
  return found
}

/** Whom the line calls by name though they stand where they cannot hear it, and where that is: anybody can see as much. */
function calledAway(deps: SocietyDeps, room: RoomContext, plan: TurnPlan): TurnInput['calledAway'] {
  const speaker = plan.text === '' || plan.addresseeId === null ? undefined : room.world.bodies.get(plan.addresseeId)
  if (speaker === undefined) return null
  const heard = new Set(room.world.hearersOf(speaker.id, plan.volume).heard.map(({ id }) => id))
  for (const body of room.world.bodies.values()) {
    const card = body.kind === 'resident' && body.id !== plan.residentId && !heard.has(body.id) ? deps.cards.get(body.id) : undefined
    if (card !== undefined && naming(plan.text, namesOf(card)) === 'vocative')
      return { name: card.data.extensions.kith.names, place: spotOf(room, body) }
  }
  return null
}

/** FNV-1a over the ids that make a turn, so that the same turn always draws the same chances. */
function seedOf(...parts: readonly string[]): number {
  let hash = 0x811c9dc5
  for (const char of parts.join('\n')) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

/** Who the answer is for: of those in earshot, the residents and the people who heard what is being answered. The others get a murmur. */
function answeredTo(room: RoomContext, log: TalkLog, plan: TurnPlan): { volume: 'whisper' | 'say'; heard: Body[]; leftOut: boolean } {
  const { volume, heard } = hearersOf(room, plan)
  const asked = plan.utteranceId === null ? null : log.hearersOf(plan.utteranceId)
  const meant = asked === null ? heard : heard.filter((other) => other.kind === 'resident' || asked.has(other.id))
  return { volume, heard: meant, leftOut: meant.length < heard.length }
}

/** The persons an answer would be heard by. */
export function listenersTo({ room, log }: Pick<TurnSources, 'room' | 'log'>, plan: TurnPlan): string[] {
  if (room.world.bodies.get(plan.residentId) === undefined) return []
  return answeredTo(room, log, plan).heard.flatMap(({ id, kind }) => (kind === 'person' ? [id] : []))
}

function hearersOf(room: RoomContext, plan: TurnPlan): { volume: 'whisper' | 'say'; heard: Body[] } {
  if (plan.volume === 'whisper') {
    const { heard } = room.world.hearersOf(plan.residentId, 'whisper')
    if (heard.some((other) => other.id === plan.addresseeId)) return { volume: 'whisper', heard }
  }
  return { volume: 'say', heard: room.world.hearersOf(plan.residentId, 'say').heard }
}

function asksOfToday({ text, lang }: TurnPlan): boolean {
  return text !== '' && understand(text, lang).acts.some(({ name, slot }) => name === 'ask-self' && slot === 'today')
}

/** What a turn is gathered from. */
export interface TurnSources {
  deps: SocietyDeps
  room: RoomContext
  log: TalkLog
  used: UsedLines
  deeds: Deeds
  moods: Moods
}

/** NO6: told on coming near or in a talk, while nobody else listens. */
function noteWaits({ notes }: RoomContext, { cause, addresseeId }: TurnPlan, listeners: readonly string[], nowMs: number): boolean {
  const near = cause.type === 'greet' || cause.type === 'addressed'
  const alone = listeners.length === 1 && addresseeId !== null && listeners[0] === addresseeId
  return near && alone && notes?.waitFor(addresseeId, nowMs) === true
}

/** Gathers what a turn may know (SPEC.md TU2, TU3). Recall happens here, in process, filtered by who will hear the answer. */
export function buildTurn(
  { deps, room, log, used, deeds, moods }: TurnSources,
  card: Card,
  plan: TurnPlan,
  greeted: ReadonlySet<string>,
  nowMs: number,
): BuiltTurn | null {
  const body = room.world.bodies.get(plan.residentId)
  if (body === undefined) return null
  const { volume, heard, leftOut } = answeredTo(room, log, plan)
  const listeners = heard.filter((other) => other.kind === 'person').map((other) => other.id)
  const present = heard.map((other): ScenePerson => {
    const bond = deps.memory.bond(plan.residentId, other.id)
    // How often two have talked, and when, in whatever room, is between the two of them (TU10).
    const between = listeners.length === 1
    return {
      id: other.id,
      name: other.name,
      kind: other.kind,
      lang: other.lang,
      distanceMetres: Math.hypot(other.x - body.x, other.z - body.z),
      talks: bond === null ? 0 : between ? bond.talks : null,
      lastMetMs: between ? (bond?.lastMetMs ?? null) : null,
      greeted: greeted.has(other.id),
    }
  })
  const offRecord = heard.some((other) => other.kind === 'person' && other.offRecord)
  const forgotten = (lineId: string) => deps.memory.hasForgotten(plan.residentId, lineId)
  const turns = log.turnsFor(plan.residentId, listeners, turnsKept, nowMs, offRecord, forgotten)
  const nameOf = (id: string, fallback: string) => room.world.bodies.get(id)?.name ?? fallback
  const addressee = plan.addresseeId === null ? undefined : room.world.bodies.get(plan.addresseeId)
  const aboutPerson = addressee?.kind === 'person' ? addressee.id : null
  const shared =
    plan.cause.type === 'greet' && aboutPerson !== null ? deps.memory.lastShared(plan.residentId, aboutPerson, listeners) : null
  const recalled = deps.memory.recall({
    residentId: plan.residentId,
    listeners,
    text: plan.text,
    lang: plan.lang,
    ...(addressee === undefined ? {} : { askerName: addressee.name }),
    namesPresent: present.map((person) => person.name),
    nowMs,
    limit: memoriesKept,
    exclude: turns.map((turn) => turn.id),
  })
  const answers = shared === null ? recalled : [shared, ...recalled.filter(({ id }) => id !== shared.id)]
  const today = asksOfToday(plan) ? deps.memory.today(plan.residentId, listeners, nowMs) : []
  const fresh = today.filter(({ id }) => !answers.some((hit) => hit.id === id) && !turns.some((turn) => id.startsWith(`${turn.id}~`)))
  const hits = [...fresh, ...answers]
  const facts = aboutPerson === null ? [] : deps.memory.factsAbout(plan.residentId, aboutPerson, listeners, nowMs).slice(0, factsKept)
  const audiences = new Map([...hits, ...facts].map((hit) => [hit.id, hit.audience] as const))
  const waits = noteWaits(room, plan, listeners, nowMs)
  // Whoever walks up meanwhile does not hear of it.
  if (waits) audiences.set('note', [plan.residentId, ...listeners])
  const sky = skyOf(room.space, room.lightId?.() ?? '')
  const input: TurnInput = {
    card,
    residentId: plan.residentId,
    lang: plan.lang,
    cause: plan.cause,
    reason: plan.reason,
    addresseeId: plan.addresseeId,
    present,
    turns,
    memories: hits.map((hit) => toSceneMemory(hit, nameOf(hit.speakerId, hit.speakerName))),
    facts: facts.map((hit) => toSceneMemory(hit, addressee?.name ?? hit.speakerName)),
    nowMs,
    hour: deps.hourAt(nowMs),
    place: spotOf(room, body) ?? room.space.title,
    activity: body.activity ?? room.space.title,
    spots: room.space.spots.map(({ id, title }) => ({ id, title })),
    offRecord,
    doneToday: deeds.today(plan.residentId, deps.hourAt(nowMs), nowMs),
    mood: moodInWords(underSky(moods.of(plan.residentId, nowMs), sky)),
    sky,
    calledAway: calledAway(deps, room, plan),
    ...(waits && { noteWaits: true as const }),
    usedLines: used.of(plan.residentId, listeners, nowMs),
    seed: seedOf(plan.residentId, plan.utteranceId ?? '', plan.addresseeId ?? '', String(Math.floor(nowMs / 1000))),
  }
  return { input, volume, onlyFor: narrow(listeners, heard, leftOut || turns.length > 0, [...audiences.values()]), audiences, offRecord }
}

/** IN2, IN4: a turn that tells certain memories holds nothing else, and is for those who may know them. Null when not all it is meant for may hear it. */
export function drawnOnly(plan: TurnPlan, built: BuiltTurn | null): BuiltTurn | null {
  if (plan.drawn === undefined || built === null) return built
  const { ids, audience } = plan.drawn
  const { present } = built.input
  const listeners = present.flatMap(({ id, kind }) => (kind === 'person' && audience.includes(id) ? [id] : []))
  const meant = plan.cause.type === 'introduction' ? [plan.cause.personId, plan.cause.otherId ?? plan.cause.personId] : []
  if (!meant.every((id) => listeners.includes(id))) return null
  const residents = present.flatMap(({ id, kind }) => (kind === 'resident' ? [id] : []))
  return {
    ...built,
    input: { ...built.input, turns: [], memories: [], facts: [] },
    onlyFor: [...residents, ...listeners],
    audiences: new Map(ids.map((id) => [id, audience])),
  }
}

/** Residents present, and those listeners who may know everything private that went in; null when nothing did. */
function narrow(
  listeners: readonly string[],
  heard: readonly Body[],
  hasPrivate: boolean,
  audiences: readonly (readonly string[])[],
): string[] | null {
  if (!hasPrivate && audiences.length === 0) return null
  const residents = heard.filter((body) => body.kind === 'resident').map((body) => body.id)
  return [...residents, ...listeners.filter((id) => audiences.every((audience) => audience.includes(id)))]
}

/** What all of these memories allow together: what a line drawn from them may leave in anyone's memory. */
export function commonAudience(audiences: ReadonlyMap<string, readonly string[]>, ids: Iterable<string>): string[] | null {
  let common: string[] | null = null
  for (const id of ids) {
    const audience = audiences.get(id)
    if (audience === undefined) continue
    common = common === null ? [...audience] : common.filter((person) => audience.includes(person))
  }
  return common
}
