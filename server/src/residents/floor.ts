import { isGreeting, isOpenAddress, isQuestion, naming } from './address.ts'

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
  /** FL13: said goodbye to the speaker. */
  resting: boolean
}
export interface FloorInput {
  text: string
  /** Other people who heard the line. */
  others: readonly { id: string; names: readonly string[]; distanceMetres: number }[]
  candidates: readonly FloorCandidate[]
  /** Two people have been speaking to each other lately and the last line before this was a person's. */
  peopleTalking: boolean
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

function choose(
  input: FloorInput,
  awake: readonly FloorCandidate[],
): { candidate: FloorCandidate; reason: string; must: boolean } | { reason: string } {
  const called = awake.filter((candidate) => naming(input.text, candidate.names) === 'vocative')
  const firstCalled = best(called)
  if (firstCalled !== null) return { candidate: firstCalled, reason: 'FL1 called by name', must: true }
  if (input.others.some((other) => naming(input.text, other.names) === 'vocative')) return { reason: 'FL4 meant for a person' }

  const free = awake.filter((candidate) => !candidate.busy)
  const mentioned = awake.filter((candidate) => naming(input.text, candidate.names) === 'mention')
  const threaded = awake.filter((candidate) => candidate.spokeLast)
  const last = best(threaded)
  if (input.others.length === 0) {
    if (awake.length === 1 && awake[0] !== undefined) return { candidate: awake[0], reason: 'FL2 alone together', must: true }
    const one = last ?? best(mentioned) ?? best(free) ?? best(awake)
    if (one !== null) return { candidate: one, reason: last === null ? 'FL6 a lone person among residents' : 'FL3 goes on', must: true }
    return { reason: 'nobody to answer' }
  }
  if (last !== null) return { candidate: last, reason: 'FL3 goes on', must: true }
  const opposite = input.others.some(({ distanceMetres }) => distanceMetres <= companyMetres)
    ? undefined
    : awake.find((candidate) => candidate.faced && candidate.distanceMetres <= tableMetres)
  if (opposite !== undefined) return { candidate: opposite, reason: 'FL15 face to face', must: true }
  const one = best(mentioned)
  if (one !== null && !input.peopleTalking) return { candidate: one, reason: 'FL1 spoken of', must: true }
  if (isOpenAddress(input.text) || (isGreeting(input.text) && !input.peopleTalking)) {
    const any = best(free)
    if (any !== null) return { candidate: any, reason: 'FL6 meant for all', must: true }
  }
  if (input.peopleTalking) return { reason: 'FL5 people are talking' }
  const faced = best(free.filter((candidate) => candidate.faced && (candidate.inThread || isQuestion(input.text))))
  if (faced !== null) return { candidate: faced, reason: 'FL6 faced and asked', must: true }
  const keen = free
    .filter((candidate) => !candidate.resting)
    .sort((a, b) => joinInScore(b) - joinInScore(a) || (a.residentId < b.residentId ? -1 : 1))[0]
  if (keen !== undefined && joinInScore(keen) >= joinInThreshold)
    return { candidate: keen, reason: `FL8 joins in (${joinInScore(keen).toFixed(2)})`, must: false }
  return { reason: 'FL8 not mine' }
}

/** Decides, by rule and never by prompt, who answers one human line (SPEC.md FL1–FL8). */
export function decideFloor(input: FloorInput): FloorDecision {
  const awake = input.candidates.filter((candidate) => !candidate.silenced)
  const silent = input.candidates
    .filter((candidate) => candidate.silenced)
    .map(({ residentId }) => ({ residentId, reason: 'FL12 silenced' }))
  const chosen = choose(input, awake)
  if (!('candidate' in chosen))
    return { answer: null, second: null, silent: [...silent, ...awake.map(({ residentId }) => ({ residentId, reason: chosen.reason }))] }

  const answer = { residentId: chosen.candidate.residentId, reason: chosen.reason, must: chosen.must }
  const rest = awake.filter((candidate) => candidate !== chosen.candidate)
  const keen = rest.filter(
    (candidate) =>
      candidate.msSinceSpoke > secondCooldownMs &&
      !candidate.busy &&
      !candidate.resting &&
      (naming(input.text, candidate.names) !== 'none' || candidate.relevance * 0.8 + candidate.talkativeness * 0.2 >= secondThreshold),
  )
  const addition = best(keen)
  const second = addition === null ? null : { residentId: addition.residentId, reason: 'FL7 has something to add' }
  for (const candidate of rest) if (candidate !== addition) silent.push({ residentId: candidate.residentId, reason: 'FL7 another answers' })
  return { answer, second, silent }
}
