import { detectCrisis } from '#safety/crisis.ts'
import type { Utterance, WorldEvent } from '#world/types.ts'
import { decideFloor, type FloorCandidate } from './floor.ts'
import { createTalkGuards } from './guards.ts'
import { createInhabitant, displayName, type Inhabitant } from './inhabitants.ts'
import { createInitiative } from './initiative.ts'
import { createLeases } from './lease.ts'
import { faces } from './facing.ts'
import { createRecorder } from './recorder.ts'
import { createTalkLog, type LogEntry } from './talk-log.ts'
import { createThreads } from './threads.ts'
import type { TurnPlan } from './turn-builder.ts'
import { createTurns, type SocietyState, type Turns } from './turns.ts'
import type { RoomContext, Society, SocietyDeps, SocietyFactory } from './types.ts'
import { createUsedLines } from './used-lines.ts'
import { createVisits } from './visits.ts'

const secondVoiceDelayMs = 1_200
const replyToBanterDelayMs = 1_600
const waveBackEveryMs = 20_000

interface Later {
  plan: TurnPlan
  atMs: number
  /** Dropped when a person has spoken since. */
  afterLineId: string | null
}

/** Makes societies that share one memory, one mind and one record of used lines. */
export function createSocietyFactory(deps: SocietyDeps): SocietyFactory {
  const used = createUsedLines()
  return (room) => createSociety(deps, room, used)
}

function createSociety(deps: SocietyDeps, room: RoomContext, used: ReturnType<typeof createUsedLines>): Society {
  const state: SocietyState = {
    deps,
    room,
    inhabitants: new Map(),
    log: createTalkLog(),
    leases: createLeases(),
    guards: createTalkGuards(),
    visits: createVisits(),
    threads: createThreads(),
    used,
    recorder: createRecorder(deps.memory, deps.logger),
  }
  const later: Later[] = []
  const seconds = new Map<string, { residentId: string; reason: string; utterance: Utterance }>()
  const wavedMs = new Map<string, number>()
  const silenced = new Set<string>()
  let lastHumanLineId: string | null = null

  const turns: Turns = createTurns(state, (plan, outcome, nowMs) => {
    const second = plan.utteranceId === null ? undefined : seconds.get(plan.utteranceId)
    if (plan.utteranceId !== null) seconds.delete(plan.utteranceId)
    if (second === undefined || outcome.interrupted || outcome.utteranceId === null) return
    if (!state.guards.allows(second.residentId, plan.residentId, plan.hop + 1, nowMs)) return
    later.push({
      plan: { ...linePlan(second.residentId, second.utterance, 'overheard', second.reason, plan.hop + 1), aside: true },
      atMs: nowMs + secondVoiceDelayMs,
      afterLineId: plan.utteranceId,
    })
  })
  const initiative = createInitiative(state, turns)

  const linePlan = (residentId: string, utterance: Utterance, type: 'addressed' | 'overheard', reason: string, hop: number): TurnPlan => ({
    residentId,
    cause: { type, utteranceId: utterance.id },
    addresseeId: utterance.speakerId,
    lang: utterance.lang,
    reason,
    text: utterance.text,
    utteranceId: utterance.id,
    hop,
  })

  const candidates = (utterance: Utterance, entry: LogEntry, hearing: readonly Inhabitant[], nowMs: number): FloorCandidate[] => {
    const before = state.log.before(entry)
    const speaker = room.world.bodies.get(utterance.speakerId)
    const faced =
      speaker === undefined
        ? null
        : faces(
            speaker,
            utterance.heardBy.flatMap((id) => room.world.bodies.get(id) ?? []),
          )
    return hearing.map((inhabitant) => {
      const body = room.world.bodies.get(inhabitant.id)
      return {
        residentId: inhabitant.id,
        names: inhabitant.names,
        talkativeness: inhabitant.card.data.extensions.kith.talkativeness,
        relevance: inhabitant.relevance(utterance.text, utterance.lang),
        distanceMetres: speaker === undefined || body === undefined ? 8 : Math.hypot(speaker.x - body.x, speaker.z - body.z),
        faced: faced === inhabitant.id,
        inThread: state.threads.alive(inhabitant.id, utterance.speakerId, nowMs),
        spokeLast:
          before !== null &&
          before.speakerId === inhabitant.id &&
          before.addresseeId === utterance.speakerId &&
          state.threads.alive(inhabitant.id, utterance.speakerId, nowMs),
        msSinceSpoke: nowMs - inhabitant.spokeMs,
        floorShare: state.log.share(inhabitant.id),
        silenced: inhabitant.silenced,
      }
    })
  }

  const entryOf = (utterance: Utterance, addresseeId: string | null, offRecord: boolean, aside = false): LogEntry => ({
    aside,
    id: utterance.id,
    speakerId: utterance.speakerId,
    speakerName: utterance.speakerName,
    kind: utterance.kind,
    text: utterance.text,
    lang: utterance.lang,
    atMs: utterance.atMs,
    heardBy: new Set(utterance.heardBy),
    conversationId: utterance.conversationId,
    addresseeId,
    offRecord,
  })
  const hearingOf = (utterance: Utterance) =>
    utterance.heardBy.flatMap((id) => (id === utterance.speakerId ? [] : (state.inhabitants.get(id) ?? [])))
  const record = (residentId: string, taken: boolean, reason: string, utteranceId: string | null, nowMs: number) =>
    deps.onDecision?.({ atMs: nowMs, roomId: room.kithRoomId, residentId, taken, reason, utteranceId })

  const onPersonLine = (utterance: Utterance, nowMs: number) => {
    const hearing = hearingOf(utterance)
    const entry = entryOf(utterance, null, utterance.offRecord)
    state.log.add(entry)
    state.guards.humanSpoke()
    lastHumanLineId = utterance.id
    state.recorder.heard(
      utterance,
      hearing.map(({ id }) => id),
      room.kithRoomId,
      utterance.offRecord,
      null,
    )
    for (const { id } of hearing) {
      turns.interrupt(id)
      state.visits.spokenTo(id, utterance.speakerId)
    }
    if (detectCrisis(utterance.text)) {
      for (const { id } of hearing) record(id, false, 'FL12 crisis words', utterance.id, nowMs)
      return
    }
    const others = utterance.heardBy.flatMap((id) => {
      const body = room.world.bodies.get(id)
      return body === undefined || body.kind !== 'person' || id === utterance.speakerId ? [] : [{ id, names: [body.name] }]
    })
    const decision = decideFloor({
      text: utterance.text,
      others,
      candidates: candidates(utterance, entry, hearing, nowMs),
      peopleTalking: state.log.peopleTalking(entry),
    })
    for (const { residentId, reason } of decision.silent) record(residentId, false, reason, utterance.id, nowMs)
    for (const inhabitant of hearing) {
      if (decision.answer === null || inhabitant.silenced) continue
      inhabitant.activeMs = nowMs
      if (inhabitant.id !== decision.answer.residentId) room.world.push({ type: 'look', id: inhabitant.id, targetId: utterance.speakerId })
    }
    if (decision.answer === null) return
    if (decision.second !== null) seconds.set(utterance.id, { ...decision.second, utterance })
    state.threads.touch(decision.answer.residentId, utterance.speakerId, nowMs)
    turns.begin(
      linePlan(
        decision.answer.residentId,
        utterance,
        decision.answer.must ? 'addressed' : 'overheard',
        decision.answer.reason,
        utterance.hop + 1,
      ),
      nowMs,
    )
  }

  const onResidentLine = (utterance: Utterance, nowMs: number) => {
    const { plan, outcome } = turns.takeSpoken(utterance.id, utterance.speakerId)
    const offRecord = utterance.offRecord || outcome?.offRecord === true
    state.log.add(entryOf(utterance, plan?.addresseeId ?? null, offRecord, plan?.aside === true))
    if (utterance.text.trim() === '') return
    const keepers = utterance.heardBy.filter((id) => state.inhabitants.has(id))
    // Without an outcome nothing is known of what the line drew on: then nobody but the speaker keeps it.
    state.recorder.heard(utterance, keepers, room.kithRoomId, offRecord, outcome === null ? [utterance.speakerId] : outcome.sourceAudience)
    const partner = plan?.addresseeId ?? null
    if (plan?.cause.type !== 'banter' || partner === null || !state.inhabitants.has(partner)) return
    state.guards.said(plan.residentId, partner, nowMs)
    if (!plan.cause.opening || outcome?.interrupted === true || !state.guards.allows(partner, plan.residentId, plan.hop + 1, nowMs)) return
    later.push({
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
      afterLineId: null,
    })
  }

  const onEvent = (event: WorldEvent, nowMs: number) => {
    switch (event.type) {
      case 'joined':
        if (room.world.bodies.get(event.id)?.kind === 'person') state.visits.arrived(event.id, nowMs)
        return
      case 'left':
        state.visits.left(event.id)
        return
      case 'said':
        if (event.utterance.kind === 'person') onPersonLine(event.utterance, nowMs)
        return
      case 'speech-closed':
        onResidentLine(event.utterance, nowMs)
        return
      case 'hushed':
        for (const id of event.speakerIds) if (state.inhabitants.has(id)) turns.interrupt(id)
        return
      case 'emoted':
        waveBack(event.id, event.emote, event.seenBy, nowMs)
        return
      default:
        return
    }
  }

  /** A wave or a heart near a resident is answered with the body; no model is asked. */
  const waveBack = (fromId: string, emote: string, seenBy: readonly string[], nowMs: number) => {
    const from = room.world.bodies.get(fromId)
    if (from === undefined || from.kind !== 'person' || (emote !== 'wave' && emote !== 'heart' && emote !== 'dance')) return
    for (const inhabitant of state.inhabitants.values()) {
      const body = room.world.bodies.get(inhabitant.id)
      if (body === undefined || inhabitant.silenced || !seenBy.includes(inhabitant.id) || Math.hypot(body.x - from.x, body.z - from.z) > 6)
        continue
      if (nowMs - (wavedMs.get(inhabitant.id) ?? Number.NEGATIVE_INFINITY) < waveBackEveryMs) continue
      wavedMs.set(inhabitant.id, nowMs)
      room.world.push({ type: 'look', id: inhabitant.id, targetId: fromId })
      room.world.push({ type: 'emote', id: inhabitant.id, emote: emote === 'dance' ? 'clap' : 'wave' })
    }
  }

  const runLater = (nowMs: number) => {
    for (let at = later.length - 1; at >= 0; at -= 1) {
      const item = later[at]
      if (item === undefined || nowMs < item.atMs) continue
      later.splice(at, 1)
      const inhabitant = state.inhabitants.get(item.plan.residentId)
      const overtaken = item.afterLineId !== null && item.afterLineId !== lastHumanLineId
      if (inhabitant === undefined || inhabitant.silenced || overtaken || turns.current(inhabitant.id) !== null) continue
      turns.begin(item.plan, nowMs)
    }
  }

  return {
    onEvents(events, nowMs) {
      for (const event of events) onEvent(event, nowMs)
    },
    tick(nowMs) {
      turns.tick(nowMs)
      runLater(nowMs)
      initiative.tick(nowMs)
    },
    async setPresent(residentIds) {
      for (const id of state.inhabitants.keys()) {
        if (residentIds.includes(id)) continue
        turns.interrupt(id)
        state.inhabitants.delete(id)
        room.world.push({ type: 'leave', id })
      }
      for (const id of residentIds) {
        const card = deps.cards.get(id)
        if (card === undefined || state.inhabitants.has(id)) continue
        await deps.memory.load(id)
        const inhabitant = createInhabitant(card)
        inhabitant.silenced = silenced.has(id)
        state.inhabitants.set(id, inhabitant)
        const home = room.space.spots.find((spot) => spot.id === card.data.extensions.kith.home) ?? room.space.spots[0]
        const at = home === undefined ? null : { x: home.x, z: home.z, yawRadians: home.yawRadians }
        room.world.push({ type: 'join', body: { id, kind: 'resident', name: displayName(card), lang: 'zh' }, pid: room.nextPid(), at })
      }
    },
    silence(residentId, on) {
      if (on) silenced.add(residentId)
      else silenced.delete(residentId)
      const inhabitant = state.inhabitants.get(residentId)
      if (inhabitant === undefined) return
      inhabitant.silenced = on
      if (on) turns.interrupt(residentId)
    },
    settle: () => turns.settle(),
    dispose() {
      later.length = 0
      for (const id of state.inhabitants.keys()) state.leases.revoke(id)
    },
  }
}
