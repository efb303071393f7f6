import type { RecallHit } from '#memory/types.ts'
import type { Body, Utterance } from '#world/types.ts'
import { aboutYou } from '@kith/shared/text'
import { consentHoldsMs, type Consents } from './consents.ts'
import { readConsent } from './consent-words.ts'
import type { Inhabitant } from './inhabitants.ts'
import { bothClause, knownOf, listenersOf, pairKey, sharedWith, type Told } from './matters.ts'
import type { TurnPlan } from './turn-builder.ts'
import type { SocietyState, Turns } from './turns.ts'

const everyMs = 3_000
const askWithinMetres = 3.4
const quietBeforeAskMs = 6_000
const quietBeforeMeetMs = 4_000
const answerWithinMs = 60_000

/** Brings together two people with something in common, when both allowed it (SPEC.md IN1–IN6). */
export interface Introductions {
  arrived(personId: string): void
  left(personId: string): void
  /** A line by a person. The plan that answers it, changed when it is the answer to a question of this kind. */
  answered(utterance: Utterance, plan: TurnPlan, nowMs: number): TurnPlan
  /** FL12: whoever has just said such words is neither asked nor introduced on this visit. */
  spare(personId: string): void
  /** A model would like to introduce these two: both are asked first, whatever it said. */
  wish(residentId: string, personIds: readonly string[]): void
  /** A turn of a kind made here has ended. */
  said(plan: TurnPlan, wholly: boolean, nowMs: number): void
  tick(nowMs: number): void
}

interface Pending {
  residentId: string
  matter: string
  /** When the question had been asked to its end; null until then: what is said before that answers something else. */
  askedMs: number | null
}

export function createIntroductions(state: SocietyState, turns: Turns, consents: Consents): Introductions {
  const { room, visits } = state
  let nextMs = 0
  /** Who has been asked and may answer. */
  const pending = new Map<string, Pending>()
  /** Asked in this visit: nobody is asked twice. */
  const asked = new Set<string>()
  const spared = new Set<string>()
  /** Pairs a model wished for, by resident: these come first. */
  const wished = new Map<string, readonly string[]>()

  const body = (id: string) => room.world.bodies.get(id)
  const lately = (personId: string, nowMs: number) => consents.of(personId)?.filter(({ atMs }) => nowMs - atMs < consentHoldsMs) ?? null
  const refused = (personId: string, nowMs: number) => lately(personId, nowMs)?.some(({ answer }) => answer === 'no') ?? true
  const agreed = (personId: string, residentId: string, matter: string, nowMs: number) =>
    lately(personId, nowMs)?.some((one) => one.answer === 'yes' && one.residentId === residentId && one.matter === matter) === true
  const saidYes = (personId: string, residentId: string, nowMs: number) =>
    lately(personId, nowMs)?.some((one) => one.answer === 'yes' && one.residentId === residentId) === true
  const met = (a: string, b: string) => {
    const key = pairKey(a, b)
    return [a, b].some((id) => consents.of(id)?.some(({ answer, matter }) => answer === 'met' && matter === key))
  }
  const quietMs = (personId: string, nowMs: number) => nowMs - (state.log.lastHeard(personId)?.atMs ?? Number.NEGATIVE_INFINITY)
  /** One question at a time. */
  const owesAnswer = (residentId: string, personId: string) => {
    const last = state.log.lastHeard(personId)
    return last?.speakerId === residentId && /[?？]\s*$/u.test(last.text)
  }
  const mayTalk = (person: Body | undefined): person is Body =>
    person !== undefined &&
    person.kind === 'person' &&
    !person.away &&
    !person.offRecord &&
    person.presence !== 'typing' &&
    !spared.has(person.id)
  const strangers = (a: Body, b: Body) => !met(a.id, b.id) && !a.blockedIds.has(b.id) && !b.blockedIds.has(a.id)

  /** Somebody here, or wished for, with whom there is something in common: the person's own side of it, and nothing of the other's. */
  const reasonToAsk = (residentId: string, person: Body, nowMs: number): Told | null => {
    const listeners = listenersOf(state, residentId)
    const own = knownOf(state, residentId, person.id, listeners, nowMs)
    if (own.length === 0) return null
    const wish = wished.get(residentId)
    const others = [...room.world.bodies.values()].filter((other) => mayTalk(other) && other.id !== person.id && !refused(other.id, nowMs))
    const first = others.filter(({ id }) => wish?.includes(id) === true && wish.includes(person.id))
    for (const other of [...first, ...others]) {
      if (!strangers(person, other)) continue
      const shared = sharedWith(own, knownOf(state, residentId, other.id, [other.id], nowMs))
      if (shared !== null) return shared.own
    }
    return null
  }

  const ask = (inhabitant: Inhabitant, nowMs: number): boolean => {
    const at = body(inhabitant.id)
    if (at === undefined) return false
    for (const id of listenersOf(state, inhabitant.id)) {
      const person = body(id)
      if (!mayTalk(person) || asked.has(id) || refused(id, nowMs) || visits.resting(inhabitant.id, id)) continue
      if (Math.hypot(person.x - at.x, person.z - at.z) > askWithinMetres || !state.threads.alive(inhabitant.id, id, nowMs)) continue
      if (quietMs(id, nowMs) < quietBeforeAskMs || owesAnswer(inhabitant.id, id)) continue
      const told = reasonToAsk(inhabitant.id, person, nowMs)
      if (told === null || agreed(id, inhabitant.id, told.matter, nowMs)) continue
      asked.add(id)
      pending.set(id, { residentId: inhabitant.id, matter: told.matter, askedMs: null })
      begin(inhabitant.id, person, null, 'ask', [told.hit], told.hit.audience, aboutYou(told.hit.text, told.hit.lang), nowMs)
      return true
    }
    return false
  }

  /** IN4, IN5: both allowed the same, both hear it, nobody is in the middle of anything. */
  const introduce = (inhabitant: Inhabitant, nowMs: number): boolean => {
    const near = listenersOf(state, inhabitant.id)
      .flatMap((id) => body(id) ?? [])
      .filter((person) => mayTalk(person) && saidYes(person.id, inhabitant.id, nowMs))
    for (const [index, one] of near.entries())
      for (const other of near.slice(index + 1)) {
        if (!strangers(one, other) || refused(one.id, nowMs) || refused(other.id, nowMs)) continue
        if (Math.min(quietMs(one.id, nowMs), quietMs(other.id, nowMs)) < quietBeforeMeetMs) continue
        const allowed = (person: Body) =>
          knownOf(state, inhabitant.id, person.id, [person.id], nowMs).filter(({ matter }) =>
            agreed(person.id, inhabitant.id, matter, nowMs),
          )
        const shared = sharedWith(allowed(one), allowed(other))
        if (shared === null) continue
        const both = bothClause(shared.own.hit)
        begin(inhabitant.id, one, other.id, 'meet', [shared.own.hit, shared.other.hit], [one.id, other.id], both, nowMs)
        return true
      }
    return false
  }

  const begin = (
    residentId: string,
    person: Body,
    otherId: string | null,
    step: 'ask' | 'meet',
    drawn: readonly RecallHit[],
    audience: readonly string[],
    told: string,
    nowMs: number,
  ) =>
    turns.begin(
      {
        residentId,
        cause: { type: 'introduction', step, personId: person.id, otherId, told, sourceIds: drawn.map(({ id }) => id) },
        addresseeId: person.id,
        lang: drawn[0]?.lang ?? person.lang,
        volume: 'say',
        reason: step === 'ask' ? 'IN1 asks first' : 'IN4 introduces',
        text: '',
        utteranceId: null,
        hop: 1,
        drawn: { ids: drawn.map(({ id }) => id), audience: [...audience] },
      },
      nowMs,
    )

  return {
    arrived: (personId) => consents.arrived(personId),
    left(personId) {
      consents.left(personId)
      pending.delete(personId)
      asked.delete(personId)
      spared.delete(personId)
    },
    answered(utterance, plan, nowMs) {
      const { speakerId, text, offRecord } = utterance
      const question = pending.get(speakerId)
      if (question === undefined || question.residentId !== plan.residentId) return plan
      pending.delete(speakerId)
      const { askedMs } = question
      // What is said off the record leaves nothing behind (TU7), so it allows nothing either.
      const counts = askedMs !== null && nowMs - askedMs <= answerWithinMs && !offRecord
      const answer = counts ? readConsent(text) : null
      if (answer === null) return plan
      const { residentId, matter } = question
      consents.add({ residentId, personId: speakerId, answer, matter, atMs: nowMs })
      const step = answer === 'yes' ? 'agreed' : 'declined'
      return { ...plan, cause: { type: 'introduction', step, personId: speakerId, otherId: null, told: '', sourceIds: [] } }
    },
    spare(personId) {
      pending.delete(personId)
      spared.add(personId)
    },
    wish: (residentId, personIds) => void wished.set(residentId, [...personIds]),
    said({ cause, residentId }, wholly, nowMs) {
      if (cause.type !== 'introduction') return
      const question = cause.step === 'ask' ? pending.get(cause.personId) : undefined
      // What was cut before it was asked was not asked.
      if (question?.residentId === residentId && wholly) question.askedMs = nowMs
      else if (cause.step === 'ask') pending.delete(cause.personId)
      if (cause.step !== 'meet' || !wholly || cause.otherId === null) return
      wished.delete(residentId)
      const matter = pairKey(cause.personId, cause.otherId)
      for (const personId of [cause.personId, cause.otherId]) consents.add({ residentId, personId, answer: 'met', matter, atMs: nowMs })
    },
    tick(nowMs) {
      if (nowMs < nextMs) return
      nextMs = nowMs + everyMs
      for (const inhabitant of state.inhabitants.values()) {
        if (inhabitant.silenced || turns.current(inhabitant.id) !== null) continue
        if (introduce(inhabitant, nowMs) || ask(inhabitant, nowMs)) return
      }
    },
  }
}
