import type { MindAction } from '#mind/types.ts'
import type { ChatModel } from '#models/port.ts'
import { emotions } from '@kith/shared/actions'
import type { Lease } from './lease.ts'
import { freeSeatNear } from './routine.ts'
import { commonAudience, type BuiltTurn, type TurnPlan } from './turn-builder.ts'
import type { RoomContext } from './types.ts'

/** How a turn ended, for the society's books. */
export interface TurnOutcome {
  utteranceId: string | null
  text: string
  interrupted: boolean
  outOfWords: boolean
  endsTalk: boolean
  /** Set when the turn began or ended following someone. */
  follows: string | null | undefined
  usedLineIds: string[]
  /** What the line may leave in anyone's memory; null when it drew on none. */
  sourceAudience: string[] | null
  offRecord: boolean
  model: string
  promptTokens: number
  stablePrefixTokens: number
}

const approachMetres = 1.5
const seatReachMetres = 8

interface Speech {
  utteranceId: string
  text: string
}

/** Turns one resident's stream of actions into commands, each checked against its lease (SPEC.md TU1, TU3). */
export async function runTurn(
  room: RoomContext,
  think: (built: BuiltTurn, model: ChatModel, signal: AbortSignal) => AsyncIterable<MindAction>,
  model: ChatModel,
  lease: Lease,
  plan: TurnPlan,
  built: BuiltTurn,
): Promise<TurnOutcome> {
  const id = plan.residentId
  const outcome: TurnOutcome = {
    utteranceId: null,
    text: '',
    interrupted: false,
    outOfWords: false,
    endsTalk: false,
    follows: undefined,
    usedLineIds: [],
    sourceAudience: null,
    offRecord: built.offRecord,
    model: model.name,
    promptTokens: 0,
    stablePrefixTokens: 0,
  }
  let speech: Speech | null = null
  let promptVersion: string | null = null
  let sources: string[] = []

  const speak = (text: string) => {
    if (speech === null) {
      speech = { utteranceId: room.nextUtteranceId(), text: '' }
      outcome.utteranceId = speech.utteranceId
      room.world.push({
        type: 'speech-open',
        id,
        utteranceId: speech.utteranceId,
        volume: 'say',
        lang: plan.lang,
        hop: plan.hop,
        onlyFor: built.onlyFor,
      })
      room.world.push({ type: 'presence', id, presence: 'speaking' })
    }
    speech.text += text
    room.world.push({ type: 'speech-chunk', id, utteranceId: speech.utteranceId, text })
  }

  for await (const action of think(built, model, lease.signal)) {
    if (!lease.isCurrent()) {
      outcome.interrupted = true
      break
    }
    if (action.type === 'speak') speak(action.text)
    else if (action.type === 'end-talk') outcome.endsTalk = true
    else if (action.type === 'done') {
      outcome.outOfWords = action.outOfWords
      outcome.usedLineIds = action.usedLineIds
      outcome.model = action.model
      outcome.promptTokens = action.promptTokens
      outcome.stablePrefixTokens = action.stablePrefixTokens
      promptVersion = action.promptVersion
      sources = action.sourceIds
    } else {
      if (action.type === 'follow') outcome.follows = action.personId
      act(room, plan, action)
    }
  }
  if (lease.signal.aborted) outcome.interrupted = true
  // A model may have drawn on anything it was given; the script says exactly what it quoted.
  outcome.sourceAudience = commonAudience(built.audiences, model.kind === 'script' ? sources : built.audiences.keys())
  outcome.text = (speech as Speech | null)?.text ?? ''
  if (outcome.utteranceId !== null) {
    room.world.push({
      type: 'speech-close',
      id,
      utteranceId: outcome.utteranceId,
      interrupted: outcome.interrupted,
      sources,
      model: outcome.model,
      promptVersion,
    })
  }
  return outcome
}

type BodyAction = Exclude<MindAction, { type: 'speak' } | { type: 'end-talk' } | { type: 'done' }>

function act(room: RoomContext, plan: TurnPlan, action: BodyAction): void {
  const { world, space } = room
  const id = plan.residentId
  switch (action.type) {
    case 'feel':
      world.push({ type: 'feel', id, emotion: emotions.indexOf(action.emotion) })
      if (action.emote !== null) world.push({ type: 'emote', id, emote: action.emote })
      return
    case 'emote':
      world.push({ type: 'emote', id, emote: action.emote })
      return
    case 'look-at':
      if (world.bodies.has(action.id)) world.push({ type: 'look', id, targetId: action.id })
      return
    case 'follow':
      if (action.personId === null || world.bodies.has(action.personId)) world.push({ type: 'follow', id, targetId: action.personId })
      return
    case 'walk-to': {
      const person = action.personId === null ? undefined : world.bodies.get(action.personId)
      const spot = space.spots.find((candidate) => candidate.id === action.spotId)
      const target = person ?? spot
      if (target !== undefined)
        world.push({
          type: 'walk',
          id,
          x: target.x,
          z: target.z,
          stopWithinMetres: person === undefined ? 0.3 : approachMetres,
          run: false,
        })
      return
    }
    case 'sit': {
      const body = world.bodies.get(id)
      const seatId = body === undefined ? null : freeSeatNear(space, world, body.x, body.z, seatReachMetres)
      if (seatId !== null) world.push({ type: 'sit', id, seatId })
      return
    }
  }
}
