import type { MindAction, TurnInput } from '#mind/types.ts'
import { echoedLines, usedMemories } from '#mind/used-memories.ts'
import type { ChatModel } from '#models/port.ts'
import { answeredSource } from '#store/ids.ts'
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
  /** Two people a model would like to introduce (IN6). */
  introduces: string[]
  /** Whom something is to be brought to (DA10). */
  brings: string | null
  usedLineIds: string[]
  /** What the line may leave in anyone's memory; null when it drew on none. */
  sourceAudience: string[] | null
  offRecord: boolean
  /** NO6: the addressee has been told, or a model that answered was. */
  toldOfNote: boolean
  model: string
  promptTokens: number
  stablePrefixTokens: number
}

/** The script's lines about a note that waits. */
const noteLines = 'stock.noteWaits.'
const approachMetres = 1.5
const seatReachMetres = 8

export interface RunningTurn {
  room: RoomContext
  think(input: TurnInput, model: ChatModel, signal: AbortSignal): AsyncIterable<MindAction>
  model: ChatModel
  lease: Lease
  plan: TurnPlan
  built: BuiltTurn
  /** FL18: resolves when it may speak; false when it never may. */
  mayBegin(): Promise<boolean>
  onFirstWord(): void
}

/**
 * Turns one resident's stream of actions into commands, each checked against its lease (SPEC.md TU1, TU3).
 * What was begun is closed however it ends; a mind that throws rejects after that.
 */
export async function runTurn({ room, think, model, lease, plan, built, mayBegin, onFirstWord }: RunningTurn): Promise<TurnOutcome> {
  const id = plan.residentId
  const outcome: TurnOutcome = {
    utteranceId: null,
    text: '',
    interrupted: false,
    outOfWords: false,
    endsTalk: false,
    follows: undefined,
    introduces: [],
    brings: null,
    usedLineIds: [],
    sourceAudience: null,
    offRecord: built.offRecord,
    toldOfNote: false,
    model: model.name,
    promptTokens: 0,
    stablePrefixTokens: 0,
  }
  let promptVersion: string | null = null
  let sources: string[] | null = null

  const speak = (text: string) => {
    if (outcome.utteranceId === null) {
      const utteranceId = room.nextUtteranceId()
      outcome.utteranceId = utteranceId
      onFirstWord()
      const { volume, onlyFor } = built
      room.world.push({ type: 'speech-open', id, utteranceId, volume, lang: plan.lang, hop: plan.hop, onlyFor })
      room.world.push({ type: 'presence', id, presence: 'speaking' })
    }
    outcome.text += text
    room.world.push({ type: 'speech-chunk', id, utteranceId: outcome.utteranceId, text })
  }
  const close = () => {
    if (lease.signal.aborted || sources === null) outcome.interrupted = true
    // A model may have drawn on anything it was given, and so may what was cut; the script says exactly what it quoted.
    const byModel = model.kind !== 'script' && outcome.utteranceId !== null && !outcome.outOfWords
    const said = byModel || outcome.usedLineIds.some((line) => line.startsWith(noteLines))
    outcome.toldOfNote = built.input.noteWaits === true && said
    const drawnOn = model.kind === 'script' && sources !== null ? sources : built.audiences.keys()
    outcome.sourceAudience = commonAudience(built.audiences, drawnOn)
    if (outcome.utteranceId === null) return
    room.world.push({
      type: 'speech-close',
      id,
      utteranceId: outcome.utteranceId,
      interrupted: outcome.interrupted,
      sources: [...(sources ?? sourcesOf(outcome.text, built.input)), ...echoes(outcome.text, plan, built.input)],
      model: outcome.model,
      promptVersion,
    })
  }

  try {
    for await (const action of think(built.input, model, lease.signal)) {
      if (!lease.isCurrent()) break
      if (action.type === 'speak' && outcome.utteranceId === null && !(await mayBegin())) break
      if (action.type === 'speak') speak(action.text)
      else if (action.type === 'end-talk') outcome.endsTalk = true
      else if (action.type === 'bring') outcome.brings = action.personId
      else if (action.type === 'introduce') outcome.introduces = [action.personId, action.otherId]
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
  } finally {
    close()
  }
  return outcome
}

/** What a line that was cut drew on, by its words: forgetting those forgets it too. */
function sourcesOf(text: string, { memories, facts, turns, present }: TurnInput): string[] {
  const question = turns.findLast((turn) => !turn.self)?.text ?? ''
  const names = present.map((person) => person.name)
  return [...new Set(usedMemories(text, [...facts, ...memories], question, names))]
}

/** Lines whose words the answer repeats: forgetting those forgets it too. */
function echoes(text: string, plan: TurnPlan, { turns, present, card }: TurnInput): string[] {
  const { names, aliases } = card.data.extensions.kith
  const named = [...present.map((person) => person.name), ...Object.values(names), ...Object.values(aliases).flat()]
  return echoedLines(text, turns, plan.utteranceId, named).map(answeredSource)
}

type BodyAction = Exclude<MindAction, { type: 'speak' | 'end-talk' | 'introduce' | 'bring' | 'done' }>

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
