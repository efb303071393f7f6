import { detectCrisis } from '#safety/crisis.ts'
import type { Utterance, WorldEvent } from '#world/types.ts'
import { isFarewell, isOpenAddress } from './address.ts'
import { decideFloor, type FloorDecision } from './floor.ts'
import type { Inhabitant } from './inhabitants.ts'
import { createConsentMemory, createConsents, type ConsentBook } from './consents.ts'
import { createInitiative } from './initiative.ts'
import { createIntroductions } from './introductions.ts'
import { createLater } from './later.ts'
import { candidatesFor, entryOf, linePlan, othersHearing, peopleElsewhere } from './line-facts.ts'
import { createResidency } from './residency.ts'
import { createServings } from './servings.ts'
import type { TurnPlan } from './turn-builder.ts'
import type { TurnOutcome } from './turn-runner.ts'
import { createState } from './society-state.ts'
import { createTurns } from './turns.ts'
import type { RoomContext, Society, SocietyDeps, SocietyFactory } from './types.ts'
import { createUsedLines, type UsedLines } from './used-lines.ts'
import { createWaveBack } from './wave-back.ts'

const secondVoiceDelayMs = 1_200
const replyToBanterDelayMs = 1_600
/** An answer still owed when somebody else was answered first. */
const owedAnswerDelayMs = 600
const owedAnswerKeptMs = 20_000

/** Makes societies that share one memory, one mind and one record of used lines. */
export function createSocietyFactory(deps: SocietyDeps): SocietyFactory {
  const used = createUsedLines()
  const book = deps.consents ?? createConsentMemory()
  return (room) => createSociety(deps, room, used, book)
}

function createSociety(deps: SocietyDeps, room: RoomContext, used: UsedLines, book: ConsentBook): Society {
  const state = createState(deps, room, used)
  const seconds = new Map<string, TurnPlan>()
  /** Lines under way that an erased person heard a part of. */
  const unkept = new Set<string>()
  const gone = new Set<string>()
  let lastHumanLineId: string | null = null

  const finished = (plan: TurnPlan, outcome: TurnOutcome, nowMs: number) => {
    introductions.said(plan, outcome.utteranceId !== null && !outcome.interrupted, nowMs)
    if (outcome.brings !== null) servings.bring(plan.residentId, outcome.brings, nowMs)
    if (outcome.introduces.length > 0) introductions.wish(plan.residentId, outcome.introduces)
    const second = seconds.get(plan.utteranceId ?? '')
    if (second === undefined || plan.utteranceId === null || second.residentId === plan.residentId) return
    seconds.delete(plan.utteranceId)
    if (outcome.interrupted || outcome.utteranceId === null || !state.guards.allows(second.residentId, plan.residentId, second.hop, nowMs))
      return state.record(second, false, 'FL7 nothing to add to', nowMs)
    later.add({ plan: second, atMs: nowMs + secondVoiceDelayMs, unlessSpokenSince: plan.utteranceId })
  }
  const turns = createTurns(state, finished)
  const later = createLater(state, turns)
  const servings = createServings(state)
  const initiative = createInitiative(state, turns)
  const consents = createConsents(book, (error) =>
    deps.logger.error(
      { error: error instanceof Error ? error.message : 'unknown' },
      'an answer about an introduction could not be read or kept',
    ),
  )
  const introductions = createIntroductions(state, turns, consents)
  const residency = createResidency(state, turns)
  const waveBack = createWaveBack(state, (id) => turns.current(id) !== null)

  const record = (residentId: string, taken: boolean, reason: string, utterance: Utterance, nowMs: number) =>
    state.record({ residentId, utteranceId: utterance.id }, taken, reason, nowMs)

  /** FL10: stops residents who hear the line and whom the speaker hears. Resolves to the answers they still owe, by resident. */
  const takeFloor = (utterance: Utterance, hearing: readonly Inhabitant[]): Map<string, TurnPlan> => {
    const owed = new Map<string, TurnPlan>()
    for (const { id } of hearing) {
      const volume = turns.current(id)?.volume
      if (volume === undefined || !room.world.hearersOf(id, volume).heard.some((body) => body.id === utterance.speakerId)) continue
      const plan = turns.interrupt(id, 'FL10 somebody spoke')
      if (plan?.cause.type === 'addressed') owed.set(id, plan)
    }
    return owed
  }

  /** Answers that were owed and not begun are thought anew, with the new line known. */
  const resumeOwed = (owed: ReadonlyMap<string, TurnPlan>, answer: FloorDecision['answer'], speakerId: string, nowMs: number) => {
    for (const [residentId, plan] of owed) {
      if (answer?.residentId !== residentId) turns.begin(plan, nowMs)
      else if (plan.addresseeId !== speakerId)
        later.add({ plan, atMs: nowMs + owedAnswerDelayMs, patientUntilMs: nowMs + owedAnswerKeptMs })
    }
  }

  /** FL13. */
  const partings = (utterance: Utterance, hearing: readonly Inhabitant[], others: readonly unknown[], answer: FloorDecision['answer']) => {
    const forAll = others.length === 0 || isOpenAddress(utterance.text)
    for (const { id } of hearing) {
      const meant = answer?.must === true && (answer.residentId === id || forAll)
      if (!meant) continue
      state.visits.spokenTo(id, utterance.speakerId)
      if (!isFarewell(utterance.text)) continue
      state.visits.rest(id, utterance.speakerId)
      state.games.close(utterance.speakerId, id)
      state.threads.cut(id, utterance.speakerId)
    }
  }

  const onPersonLine = (utterance: Utterance, nowMs: number) => {
    const { id: lineId, speakerId } = utterance
    const hearing = utterance.heardBy.flatMap((id) => state.inhabitants.get(id) ?? [])
    const entry = entryOf(utterance, null, utterance.offRecord)
    const hearingIds = hearing.map(({ id }) => id)
    state.log.add(entry)
    state.guards.humanSpoke()
    lastHumanLineId = lineId
    state.recorder.heard(utterance, hearingIds, room.kithRoomId, utterance.offRecord, { sourceAudience: null })
    const owed = takeFloor(utterance, hearing)
    if (detectCrisis(utterance.text)) {
      introductions.spare(speakerId)
      for (const id of hearingIds) {
        later.drop(id)
        record(id, false, 'FL12 crisis words', utterance, nowMs)
      }
      return
    }
    const others = othersHearing(state, utterance)
    const busyWith = (id: string) => (owed.get(id) ?? turns.current(id))?.addresseeId ?? null
    const candidates = candidatesFor(state, utterance, entry, hearing, busyWith, nowMs)
    const { answer, second, silent } = decideFloor({
      text: utterance.text,
      others,
      elsewhere: peopleElsewhere(state, utterance),
      candidates,
      peopleTalking: state.log.peopleTalking(entry),
      asked: state.log.askedByPerson(entry),
    })
    for (const { residentId, reason } of silent) record(residentId, false, reason, utterance, nowMs)
    if (answer !== null) {
      entry.addresseeId = answer.residentId
      for (const inhabitant of hearing) {
        if (inhabitant.silenced) continue
        inhabitant.activeMs = nowMs
        if (inhabitant.id !== answer.residentId && !owed.has(inhabitant.id) && turns.current(inhabitant.id) === null)
          room.world.push({ type: 'look', id: inhabitant.id, targetId: speakerId })
      }
      seconds.clear()
      if (second !== null)
        seconds.set(lineId, { ...linePlan(second.residentId, utterance, 'overheard', second.reason, utterance.hop + 2), aside: true })
      state.threads.touch(answer.residentId, speakerId, nowMs)
      state.games.heard(answer.residentId, speakerId, utterance.text, nowMs)
      later.drop(answer.residentId, speakerId)
      const plan = linePlan(answer.residentId, utterance, answer.must ? 'addressed' : 'overheard', answer.reason, utterance.hop + 1)
      turns.begin(introductions.answered(utterance, plan, nowMs), nowMs)
    }
    partings(utterance, hearing, others, answer)
    if (others.length > 0 && isFarewell(utterance.text)) waveBack.leave(speakerId, hearingIds, nowMs)
    resumeOwed(owed, answer, speakerId, nowMs)
  }

  const onResidentLine = (utterance: Utterance, sources: readonly string[], nowMs: number) => {
    const { plan, outcome } = turns.takeSpoken(utterance.id, utterance.speakerId)
    if (unkept.delete(utterance.id)) return
    const offRecord = utterance.offRecord || (outcome?.offRecord ?? utterance.heardBy.some((id) => room.world.bodies.get(id)?.offRecord))
    state.log.add({
      ...entryOf(utterance, plan?.addresseeId ?? null, offRecord, plan?.aside === true),
      hello: plan?.cause.type === 'greet' || plan?.cause.type === 'newcomer',
    })
    if (utterance.text.trim() === '') return
    const keepers = utterance.heardBy.filter((id) => state.inhabitants.has(id))
    // Without an outcome nothing is known of what the line drew on: then nobody but the speaker keeps it.
    const sourceAudience = outcome === null ? [utterance.speakerId] : outcome.sourceAudience
    state.recorder.heard(utterance, keepers, room.kithRoomId, offRecord, { sourceAudience, sources })
    if (plan !== null) answerBanter(plan, outcome, utterance, nowMs)
  }

  const answerBanter = (plan: TurnPlan, outcome: TurnOutcome | null, utterance: Utterance, nowMs: number) => {
    const partner = plan.addresseeId
    if (plan.cause.type !== 'banter' || partner === null || !state.inhabitants.has(partner)) return
    state.guards.said(plan.residentId, partner, nowMs)
    const goesOn = plan.cause.opening && outcome?.interrupted !== true
    if (!goesOn || !state.guards.allows(partner, plan.residentId, plan.hop + 1, nowMs)) return
    later.add({
      plan: {
        ...plan,
        residentId: partner,
        cause: { type: 'banter', residentId: plan.residentId, opening: false },
        addresseeId: plan.residentId,
        reason: 'answers a word',
        text: utterance.text,
        utteranceId: utterance.id,
        hop: plan.hop + 1,
      },
      atMs: nowMs + replyToBanterDelayMs,
    })
  }

  const parted = (id: string) => {
    introductions.left(id)
    state.visits.left(id)
    state.games.close(id)
  }
  /** Nobody goes on speaking to somebody who has gone, unless others listen. */
  const onLeft = (id: string) => {
    parted(id)
    for (const resident of state.inhabitants.keys()) {
      const listens = room.world.hearersOf(resident, 'say').heard.some((body) => body.kind === 'person')
      if (turns.current(resident)?.addresseeId === id && !listens) turns.interrupt(resident, 'TU5 nobody in earshot')
    }
  }

  const onEvent = (event: WorldEvent, nowMs: number) => {
    switch (event.type) {
      case 'joined':
        if (room.world.bodies.get(event.id)?.kind !== 'person') return
        introductions.arrived(event.id)
        return state.visits.arrived(event.id, nowMs)
      case 'left':
        return onLeft(event.id)
      case 'said':
        if (event.utterance.kind === 'person') onPersonLine(event.utterance, nowMs)
        return
      case 'speech-opened':
        // It began in the very turn in which they went.
        if (event.utterance.heardBy.some((id) => gone.has(id))) unkept.add(event.utterance.id)
        return
      case 'speech-closed':
        return onResidentLine(event.utterance, event.sources, nowMs)
      case 'hushed':
        for (const id of event.speakerIds) {
          if (!state.inhabitants.has(id)) continue
          turns.interrupt(id, 'FL10 hushed')
          state.moods.feel(id, 'hushed', nowMs)
        }
        return
      case 'emoted':
        return waveBack.gesture(event.id, event.emote, event.seenBy, nowMs)
      default:
        return
    }
  }

  return {
    onEvents(events, nowMs) {
      for (const event of events) onEvent(event, nowMs)
    },
    tick(nowMs) {
      turns.tick(nowMs)
      later.tick(nowMs, lastHumanLineId)
      introductions.tick(nowMs)
      servings.tick(nowMs)
      initiative.tick(nowMs)
    },
    setPresent: (residentIds) => residency.setPresent(residentIds),
    silence: (residentId, on) => residency.silence(residentId, on),
    forget(personId, underWay = []) {
      gone.add(personId)
      for (const id of underWay) unkept.add(id)
      for (const id of state.inhabitants.keys()) if (turns.current(id)?.addresseeId === personId) turns.interrupt(id, 'forgotten')
      later.drop(null, personId)
      state.log.forget(personId)
      parted(personId)
      state.used.forget(personId)
    },
    async settle() {
      await turns.settle()
      await consents.settle()
    },
    dispose() {
      residency.close()
      later.clear()
      turns.dispose()
    },
  }
}
