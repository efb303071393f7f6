import type { Language } from '@kith/shared/text'
import type { Volume } from '@kith/shared/protocol'
import { earsFor, type Ears } from './hearing.ts'
import { setPresence, type Actor, type OpenSpeech, type SpeechCommand, type System, type WorldState } from './state.ts'
import type { Utterance, WorldCommand } from './types.ts'

const hushGraceMs = 500
const ids = (actors: readonly Actor[]) => actors.map((actor) => actor.id)

/** Says what was asked to be said this step and decides who heard it (SPEC.md HE1–HE10, CV1, CV2). */
export const speech: System = (state, _dtMs, nowMs) => {
  const commands = state.speechCommands
  state.speechCommands = []
  for (const command of commands) {
    const actor = state.actors.get(command.id)
    if (actor !== undefined) handle(state, actor, command, nowMs)
  }
  for (const open of state.speeches.values()) {
    if (open.hushedUntilMs !== null && nowMs >= open.hushedUntilMs) closeSpeech(state, open, { interrupted: true }, nowMs)
  }
}

function handle(state: WorldState, actor: Actor, command: SpeechCommand, nowMs: number): void {
  switch (command.type) {
    case 'say':
      return say(state, actor, command, nowMs)
    case 'speech-open':
      return open(state, actor, command, nowMs)
    case 'speech-chunk':
      return chunk(state, actor, command)
    case 'speech-close': {
      const speaking = ownSpeech(state, actor, command.utteranceId)
      if (speaking !== null) closeSpeech(state, speaking, command, nowMs)
      return
    }
    case 'hush':
      return hush(state, actor, nowMs)
  }
}

interface Spoken {
  utteranceId: string
  volume: Volume
  lang: Language
  hop: number
}

/** Why this body may not say that now (HE4), or null. */
function refusal(state: WorldState, actor: Actor, volume: Volume): 'muted' | 'shout-forbidden' | null {
  if (actor.muted) return 'muted'
  return volume === 'shout' && !state.shout ? 'shout-forbidden' : null
}

function utteranceOf(
  state: WorldState,
  actor: Actor,
  spoken: Spoken,
  text: string,
  clientId: string | null,
  ears: Ears,
  nowMs: number,
): Utterance {
  const earshot = spoken.volume === 'say' ? ears.heard : earsFor(state, actor, 'say', null).heard
  return {
    id: spoken.utteranceId,
    speakerId: actor.id,
    speakerPid: actor.pid,
    speakerName: actor.name,
    kind: actor.kind,
    text,
    volume: spoken.volume,
    lang: spoken.lang,
    atMs: nowMs,
    heardBy: [actor.id, ...ids(ears.heard)],
    murmurTo: ids(ears.murmur),
    conversationId: state.conversations.join(actor.id, ids(earshot), nowMs),
    hop: spoken.hop,
    offRecord: actor.offRecord,
    clientId,
  }
}

function say(state: WorldState, actor: Actor, command: Extract<WorldCommand, { type: 'say' }>, nowMs: number): void {
  const code = refusal(state, actor, command.volume)
  if (code !== null) {
    state.events.push({ type: 'refused', id: actor.id, about: 'say', code, clientId: command.clientId })
    return
  }
  if (actor.presence === 'typing') setPresence(state, actor, 'idle')
  const ears = earsFor(state, actor, command.volume, null)
  state.events.push({ type: 'said', utterance: utteranceOf(state, actor, command, command.text, command.clientId, ears, nowMs) })
}

function open(state: WorldState, actor: Actor, command: Extract<WorldCommand, { type: 'speech-open' }>, nowMs: number): void {
  const code = refusal(state, actor, command.volume)
  if (code !== null) {
    state.events.push({ type: 'refused', id: actor.id, about: 'speech-open', code, clientId: command.utteranceId })
    return
  }
  if (state.speeches.has(command.utteranceId)) return
  closeSpeechesOf(state, actor, nowMs)
  const onlyFor = command.onlyFor === null ? null : new Set(command.onlyFor)
  const ears = earsFor(state, actor, command.volume, onlyFor)
  const utterance = utteranceOf(state, actor, command, '', null, ears, nowMs)
  const heard = new Map(ears.heard.map((listener) => [listener.id, 0]))
  state.speeches.set(command.utteranceId, {
    utterance,
    onlyFor,
    chunks: 0,
    heard,
    murmured: new Set(utterance.murmurTo),
    hushedUntilMs: null,
  })
  setPresence(state, actor, 'speaking')
  state.events.push({ type: 'speech-opened', utterance: { ...utterance } })
}

function chunk(state: WorldState, actor: Actor, command: Extract<WorldCommand, { type: 'speech-chunk' }>): void {
  const speaking = ownSpeech(state, actor, command.utteranceId)
  if (speaking === null || speaking.hushedUntilMs !== null || command.text === '') return
  const ears = earsFor(state, actor, speaking.utterance.volume, speaking.onlyFor)
  speaking.utterance.text += command.text
  speaking.chunks += 1
  for (const listener of ears.heard) speaking.heard.set(listener.id, (speaking.heard.get(listener.id) ?? 0) + 1)
  for (const listener of ears.murmur) speaking.murmured.add(listener.id)
  state.events.push({
    type: 'speech-chunk',
    utteranceId: command.utteranceId,
    speakerId: actor.id,
    text: command.text,
    hearers: ids(ears.heard),
    murmurTo: ids(ears.murmur),
  })
}

interface Ending {
  interrupted: boolean
  sources?: string[]
  model?: string | null
  promptVersion?: string | null
}

function closeSpeech(state: WorldState, speaking: OpenSpeech, ending: Ending, nowMs: number): void {
  const { utterance } = speaking
  state.speeches.delete(utterance.id)
  state.conversations.touch(utterance.conversationId, utterance.speakerId, nowMs)
  const whole = [...speaking.heard].filter(([, chunks]) => chunks === speaking.chunks).map(([id]) => id)
  state.events.push({
    type: 'speech-closed',
    utterance: { ...utterance, heardBy: [utterance.speakerId, ...whole], murmurTo: [...speaking.murmured] },
    interrupted: ending.interrupted || speaking.hushedUntilMs !== null,
    sources: ending.sources ?? [],
    model: ending.model ?? null,
    promptVersion: ending.promptVersion ?? null,
  })
  const actor = state.actors.get(utterance.speakerId)
  if (actor?.presence === 'speaking') setPresence(state, actor, 'idle')
}

/** Closes whatever this body is saying as interrupted. */
export function closeSpeechesOf(state: WorldState, actor: Actor, nowMs: number): void {
  for (const speaking of state.speeches.values()) {
    if (speaking.utterance.speakerId === actor.id) closeSpeech(state, speaking, { interrupted: true }, nowMs)
  }
}

function ownSpeech(state: WorldState, actor: Actor, utteranceId: string): OpenSpeech | null {
  const speaking = state.speeches.get(utteranceId)
  return speaking !== undefined && speaking.utterance.speakerId === actor.id ? speaking : null
}

function hush(state: WorldState, person: Actor, nowMs: number): void {
  const stopped: string[] = []
  for (const speaking of state.speeches.values()) {
    const speaker = state.actors.get(speaking.utterance.speakerId)
    if (speaker?.kind !== 'resident' || speaking.hushedUntilMs !== null) continue
    const hearsIt =
      speaking.heard.has(person.id) || earsFor(state, speaker, speaking.utterance.volume, speaking.onlyFor).heard.includes(person)
    if (!hearsIt) continue
    speaking.hushedUntilMs = nowMs + hushGraceMs
    stopped.push(speaker.id)
  }
  if (stopped.length > 0) state.events.push({ type: 'hushed', id: person.id, speakerIds: stopped })
}
