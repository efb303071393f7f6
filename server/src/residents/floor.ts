import { isGreeting, isOpenAddress, isQuestion, speaksToSomebody } from './address.ts'
import type { MoveHeard } from '#models/script/games/guesses.ts'
import { declinesLast, readCalls, type Naming } from './calls.ts'

/** A resident who heard the line and could answer it. */
export interface FloorCandidate {
  residentId: string
  names: readonly string[]
  talkativeness: number
  /** 0–1: how much the line is about what this resident cares for. */
  relevance: number
  distanceMetres: number
  /** The speaker's body points at this resident more than at anyone else. */
  faced: boolean
  /** This resident spoke to the speaker, or was spoken to by them, within the life of a thread. */
  inThread: boolean
  /** The last line of the talk before this one was this resident's, meant for the speaker. */
  spokeLast: boolean
  msSinceSpoke: number
  /** 0–1 of the last lines around here. */
  floorShare: number
  silenced: boolean
  /** Owes somebody else an answer, or is speaking to them. */
  busy: boolean
  /** FL16: all it said last to the speaker was a hello nobody had asked for. */
  saidHello?: boolean
  /** FL13: said goodbye to the speaker. */
  resting: boolean
  /** FL21: what the line would be in the game the speaker has open with this resident. */
  move?: MoveHeard
}
export interface FloorInput {
  text: string
  /** Other people who heard the line. `faced`: the speaker's body points at this person more than at anyone else. */
  others: readonly { id: string; names: readonly string[]; distanceMetres: number; faced?: boolean }[]
  /** People in the room who did not hear it, and may be called all the same. */
  elsewhere?: readonly { id: string; names: readonly string[] }[]
  candidates: readonly FloorCandidate[]
  /** Two people have been speaking to each other lately and the last line before this was a person's. */
  peopleTalking: boolean
  /** FL21: a person has just asked the speaker something. */
  asked?: boolean
}
export interface FloorDecision {
  answer: { residentId: string; reason: string; must: boolean } | null
  /** May add one line when the first has finished. */
  second: { residentId: string; reason: string } | null
  /** Why each of the others stays silent. */
  silent: { residentId: string; reason: string }[]
}

/** FL8: what an unaddressed line must reach before a resident joins in. */
const joinInThreshold = 0.72
/** FL7: how much a second voice must care. */
const secondThreshold = 0.8
const secondCooldownMs = 45_000
/** FL15: so near one speaks to whom one faces, unless a person stands about as near. */
const tableMetres = 3
const companyMetres = 4

function standing(candidate: FloorCandidate): number {
  const near = Math.max(0, 1 - candidate.distanceMetres / 8)
  return (
    (candidate.spokeLast ? 4 : 0) +
    (candidate.inThread ? 2 : 0) +
    (candidate.faced ? 1.5 : 0) +
    near +
    candidate.relevance * 1.2 +
    candidate.talkativeness * 0.3 -
    candidate.floorShare * 0.2
  )
}
function best(candidates: readonly FloorCandidate[]): FloorCandidate | null {
  let found: FloorCandidate | null = null
  for (const candidate of candidates) {
    if (
      found === null ||
      standing(candidate) > standing(found) ||
      (standing(candidate) === standing(found) && candidate.residentId < found.residentId)
    )
      found = candidate
  }
  return found
}
function joinInScore(candidate: FloorCandidate): number {
  const cooldown = Math.max(0, 1 - candidate.msSinceSpoke / 30_000)
  return (
    candidate.relevance * 0.7 + candidate.talkativeness * 0.25 + (candidate.faced ? 0.15 : 0) - candidate.floorShare * 0.4 - cooldown * 0.3
  )
}

type Choice = { candidate: FloorCandidate; reason: string; must: boolean } | { reason: string }
interface Line {
  input: FloorInput
  /** How the line names each who heard it. */
  namings: ReadonlyMap<string, Naming>
  /** Not silenced, and not told that they are not meant. */
  awake: readonly FloorCandidate[]
  free: readonly FloorCandidate[]
  /** The speaker looks at a person right there. */
  facesPerson: boolean
}
const must = (candidate: FloorCandidate, reason: string): Choice => ({ candidate, reason, must: true })

function readLine(input: FloorInput): Line {
  const { text, others, elsewhere = [], candidates } = input
  const people = [...others, ...elsewhere.map((one) => ({ ...one, faced: false }))]
  const parties = [
    ...candidates.map(({ residentId, names }) => ({ id: residentId, names })),
    ...people.map(({ id, names, faced = false }) => ({ id, names, faced, isPerson: true })),
  ]
  const namings = new Map(readCalls(text, parties))
  if (declinesLast(text))
    for (const { residentId, spokeLast } of candidates)
      if (spokeLast && namings.get(residentId) !== 'vocative') namings.set(residentId, 'declined')
  const awake = candidates.filter(({ silenced, residentId }) => !silenced && namings.get(residentId) !== 'declined')
  const facesPerson = others.some(({ faced, distanceMetres }) => faced === true && distanceMetres <= companyMetres)
  return { input, namings, awake, free: awake.filter(({ busy }) => !busy), facesPerson }
}
const named = ({ awake, namings }: Line, naming: Naming) => awake.filter(({ residentId }) => namings.get(residentId) === naming)

/** FL1, FL4, FL17: whom a name or the end of a quarrel over who is meant points to; null when nothing does. */
function byName(line: Line): Choice | null {
  const { input, namings, awake } = line
  const called = best(named(line, 'vocative'))
  if (called !== null) return must(called, 'FL1 called by name')
  if ([...input.others, ...(input.elsewhere ?? [])].some(({ id }) => namings.get(id) === 'vocative'))
    return { reason: 'FL4 meant for a person' }
  const slips = named(line, 'slip').filter(
    (candidate) => candidate.faced || candidate.inThread || awake.length === 1 || !input.peopleTalking,
  )
  const nearly = slips.find(({ faced }) => faced) ?? best(slips)
  if (nearly !== null) return must(nearly, 'FL1 nearly called by name')
  if (![...namings.values()].includes('declined')) return null
  const other = awake.find(({ faced }) => faced) ?? (awake.length === 1 && input.others.length === 0 ? awake[0] : undefined)
  return other === undefined ? { reason: 'FL17 not meant' } : must(other, 'FL17 meant instead')
}

/** FL21: the resident in whose game the line is a move. */
function gameOf({ input, awake, facesPerson }: Line): Choice | null {
  const moves = (heard: MoveHeard) => best(awake.filter(({ move = 'none' }) => move === heard))
  const besides = input.asked === true
  const goesOn = awake.some(({ spokeLast, move = 'none' }) => spokeLast && move === 'none')
  const toNobody = !besides && !input.peopleTalking && !facesPerson
  const found = moves('sure') ?? (besides || goesOn ? null : moves('likely')) ?? (toNobody && !goesOn ? moves('perhaps') : null)
  return found === null ? null : must(found, 'FL21 a move in its game')
}

/** FL2, FL3, FL6: among residents only, somebody answers. */
function lonePerson({ awake, free, ...line }: Line): Choice {
  if (awake.length === 1 && awake[0] !== undefined) return must(awake[0], 'FL2 alone together')
  const played = awake.some(({ spokeLast }) => spokeLast) ? null : gameOf({ awake, free, ...line })
  if (played !== null) return played
  const last = best(awake.filter(({ spokeLast }) => spokeLast))
  const one = last ?? best(named({ awake, free, ...line }, 'mention')) ?? best(free) ?? best(awake)
  if (one === null) return { reason: 'nobody to answer' }
  return must(one, last === null ? 'FL6 a lone person among residents' : 'FL3 goes on')
}

function choose(line: Line): Choice {
  const { input, awake, free, facesPerson } = line
  const { text, others, peopleTalking } = input
  const meant = byName(line)
  if (meant !== null) return meant
  if (others.length === 0) return lonePerson(line)
  const played = gameOf(line)
  if (played !== null) return played
  const last = best(awake.filter(({ spokeLast, saidHello }) => spokeLast && !(saidHello === true && facesPerson)))
  if (last !== null) return must(last, 'FL3 goes on')
  const opposite = others.some(({ distanceMetres }) => distanceMetres <= companyMetres)
    ? undefined
    : awake.find(({ faced, distanceMetres }) => faced && distanceMetres <= tableMetres)
  if (opposite !== undefined) return must(opposite, 'FL15 face to face')
  const toPerson = peopleTalking || facesPerson
  const spokenOf = best(named(line, 'mention'))
  if (spokenOf !== null && isQuestion(text) && !toPerson) return must(spokenOf, 'FL1 asked about')
  if (isOpenAddress(text) || (isGreeting(text) && !toPerson)) {
    const any = best(free)
    if (any !== null) return must(any, 'FL6 meant for all')
  }
  const turnedTo =
    facesPerson || !isQuestion(text) ? undefined : awake.find((one) => one.faced && one.inThread && one.distanceMetres <= tableMetres)
  if (turnedTo !== undefined) return must(turnedTo, 'FL6 faced and asked')
  if (peopleTalking) return { reason: 'FL5 people are talking' }
  if (facesPerson && (isQuestion(text) || isGreeting(text) || speaksToSomebody(text))) return { reason: 'FL16 said to whom they look at' }
  const faced = best(free.filter((candidate) => candidate.faced && (candidate.inThread || isQuestion(text))))
  if (faced !== null) return must(faced, 'FL6 faced and asked')
  const keen = free
    .filter((candidate) => !candidate.resting)
    .sort((a, b) => joinInScore(b) - joinInScore(a) || (a.residentId < b.residentId ? -1 : 1))[0]
  if (keen !== undefined && joinInScore(keen) >= joinInThreshold)
    return { candidate: keen, reason: `FL8 joins in (${joinInScore(keen).toFixed(2)})`, must: false }
  return { reason: 'FL8 not mine' }
}

/** Decides, by rule and never by prompt, who answers one human line (SPEC.md FL1–FL8, FL15–FL17, FL21). */
export function decideFloor(input: FloorInput): FloorDecision {
  const line = readLine(input)
  const silent = input.candidates.flatMap(({ residentId, silenced }) => {
    if (silenced) return [{ residentId, reason: 'FL12 silenced' }]
    return line.awake.some((one) => one.residentId === residentId) ? [] : [{ residentId, reason: 'FL17 not meant' }]
  })
  const chosen = choose(line)
  if (!('candidate' in chosen)) {
    silent.push(...line.awake.map(({ residentId }) => ({ residentId, reason: chosen.reason })))
    return { answer: null, second: null, silent }
  }
  const answer = { residentId: chosen.candidate.residentId, reason: chosen.reason, must: chosen.must }
  const rest = line.awake.filter((candidate) => candidate !== chosen.candidate)
  const addition = best(rest.filter((candidate) => mayAdd(candidate, line.namings.get(candidate.residentId) ?? 'none')))
  const second = addition === null ? null : { residentId: addition.residentId, reason: 'FL7 has something to add' }
  for (const candidate of rest) if (candidate !== addition) silent.push({ residentId: candidate.residentId, reason: 'FL7 another answers' })
  return { answer, second, silent }
}

/** FL7: named as well, or the subject is very much its own; and not again soon. */
function mayAdd({ msSinceSpoke, busy, resting, relevance, talkativeness }: FloorCandidate, naming: Naming): boolean {
  const cares = naming === 'vocative' || naming === 'mention' || relevance * 0.8 + talkativeness * 0.2 >= secondThreshold
  return cares && msSinceSpoke > secondCooldownMs && !busy && !resting
}
