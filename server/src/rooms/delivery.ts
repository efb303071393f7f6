import type { UtteranceMessage } from '@kith/shared/protocol'
import { isMemorySource } from '#store/ids.ts'
import type { StoredUtterance } from '#store/types.ts'
import type { Utterance, WorldEvent } from '#world/types.ts'
import type { History } from './history.ts'
import type { Pids } from './pids.ts'
import { liveWireOf, type Session } from './sessions.ts'

/** A speaker's murmur reaches the same ears at most once in this time. */
const murmurEveryMs = 1000

interface OpenStream {
  message: UtteranceMessage
  speakerId: string
  openedAtSeq: number
  /** What each listener has heard of it so far. */
  texts: Map<string, string>
}
type Closed = Extract<WorldEvent, { type: 'speech-closed' }>

/** Decides who gets which words, and remembers them for those who come back. */
export interface Delivery {
  said(utterance: Utterance, stored: StoredUtterance): void
  opened(utterance: Utterance): void
  chunk(event: Extract<WorldEvent, { type: 'speech-chunk' }>): void
  closed(event: Closed, stored: StoredUtterance): void
  /** Sends what a person has heard so far of speech that still goes on. */
  resendOpen(session: Session): void
  /** Sends this person nothing more. Gives back the lines still being spoken of which they heard a part. */
  forget(personId: string): string[]
}

export function createDelivery(sessions: ReadonlyMap<string, Session>, pids: Pids, history: History, now: () => number): Delivery {
  const streams = new Map<string, OpenStream>()
  const forgotten = new Set<string>()
  const murmuredAtMs = new Map<string, number>()

  const pidsOf = (ids: readonly string[], exceptId: string) =>
    ids.flatMap((id) => {
      const pid = id === exceptId ? null : pids.known(id)
      return pid === null ? [] : [pid]
    })
  const messageOf = (utterance: Utterance, done: boolean): UtteranceMessage => ({
    id: utterance.id,
    speakerPid: utterance.speakerPid,
    speakerName: utterance.speakerName,
    speakerKind: utterance.kind,
    text: utterance.text,
    volume: utterance.volume,
    lang: utterance.lang,
    atMs: utterance.atMs,
    heardByPids: pidsOf(utterance.heardBy, utterance.speakerId),
    done,
    ...(utterance.offRecord && { offRecord: true }),
  })
  /** The connection of a listener who wants to hear this speaker now. */
  const wireFor = (listenerId: string, speakerId: string) => {
    const session = sessions.get(listenerId)
    return session === undefined || listenerId === speakerId || session.muted.has(speakerId) ? null : liveWireOf(session)
  }
  const murmur = (speakerId: string, speakerPid: number, listenerIds: readonly string[]) => {
    const nowMs = now()
    for (const id of listenerIds) {
      const wire = wireFor(id, speakerId)
      const key = `${id} ${speakerId}`
      if (wire === null || nowMs - (murmuredAtMs.get(key) ?? Number.NEGATIVE_INFINITY) < murmurEveryMs) continue
      murmuredAtMs.set(key, nowMs)
      wire.send('murmur', { pid: speakerPid })
    }
    if (murmuredAtMs.size > 5000) murmuredAtMs.clear()
  }
  const beginFor = (stream: OpenStream, listenerId: string) => {
    stream.texts.set(listenerId, '')
    // It began in the very turn in which they went.
    if (forgotten.has(listenerId)) history.drop(stream.message.id)
    wireFor(listenerId, stream.speakerId)?.send('utterance', stream.message)
  }

  return {
    said(utterance, stored) {
      const message = messageOf(utterance, true)
      for (const id of utterance.heardBy) wireFor(id, utterance.speakerId)?.send('utterance', message)
      murmur(utterance.speakerId, utterance.speakerPid, utterance.murmurTo)
      history.add(stored, message, history.nextSeq())
    },
    opened(utterance) {
      const stream: OpenStream = {
        message: messageOf(utterance, false),
        speakerId: utterance.speakerId,
        openedAtSeq: history.nextSeq(),
        texts: new Map(),
      }
      streams.set(utterance.id, stream)
      for (const id of utterance.heardBy) if (id !== utterance.speakerId) beginFor(stream, id)
      murmur(utterance.speakerId, utterance.speakerPid, utterance.murmurTo)
    },
    chunk({ utteranceId, text, hearers, murmurTo }) {
      const stream = streams.get(utteranceId)
      if (stream === undefined) return
      for (const id of hearers) {
        if (!stream.texts.has(id)) beginFor(stream, id)
        stream.texts.set(id, (stream.texts.get(id) ?? '') + text)
        wireFor(id, stream.speakerId)?.send('utterance-delta', { id: utteranceId, text })
      }
      murmur(stream.speakerId, stream.message.speakerPid, murmurTo)
    },
    closed({ utterance, interrupted, sources }, stored) {
      const stream = streams.get(utterance.id)
      streams.delete(utterance.id)
      if (stream === undefined) return
      const heardByPids = pidsOf(utterance.heardBy, utterance.speakerId)
      for (const [id, text] of stream.texts) {
        // Who heard only a part gets that part: nothing of the rest, and no way to ask why it was said (world/SPEC.md HE7).
        const whole = utterance.heardBy.includes(id)
        wireFor(id, stream.speakerId)?.send('utterance-end', {
          id: utterance.id,
          text,
          interrupted,
          sources: whole ? sources.filter(isMemorySource).length : 0,
          heardByPids,
        })
      }
      if (utterance.text !== '') history.add(stored, messageOf(utterance, true), stream.openedAtSeq)
    },
    resendOpen(session) {
      for (const stream of streams.values()) {
        const text = stream.texts.get(session.personId)
        if (text !== undefined && text !== '')
          wireFor(session.personId, stream.speakerId)?.send('utterance', { ...stream.message, text, replayed: true })
      }
    },
    forget(personId) {
      forgotten.add(personId)
      return [...streams.values()].filter(({ texts }) => texts.delete(personId)).map(({ message }) => message.id)
    },
  }
}
