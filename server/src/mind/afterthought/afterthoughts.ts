import type { Card } from '@kith/shared/card'
import type { Memory } from '#memory/types.ts'
import type { FactDraft, StudyLine } from '#memory/study-types.ts'
import type { ChatModel, Models } from '#models/port.ts'
import type { Job, Store } from '#store/types.ts'
import type { Logger } from '#telemetry/types.ts'
import { embedAll } from './embed.ts'
import { extractFacts } from './extract.ts'
import { createFailures } from './failures.ts'
import { talksOf } from './lines.ts'
import { createReadings, type Readings } from './readings.ts'
import { reflect } from './reflect.ts'

export interface AfterthoughtsDeps {
  store: Pick<Store, 'jobs' | 'marks'>
  memory: Pick<Memory, 'studies'>
  models: Pick<Models, 'chat' | 'embedding'>
  /** What a talk held in a room is thought over with; null or left out: the server's usual model. */
  chatFor?: (roomId: string, residentId: string) => Promise<ChatModel | null>
  /** Work for a resident failed again and again and was left (X10); `roomId`: where the talk it was about was held, as far as is known. */
  onGivenUp?: (residentId: string, roomId: string | null) => void
  cards: ReadonlyMap<string, Card>
  logger: Logger
  now: () => number
  utcOffsetMinutes: number
  /** A model on this machine thinks one thing at a time: it is asked only when nobody has spoken for a while, and let go at the first word. */
  oneAtATime?: boolean
}

/**
 * What residents do with a talk when it is over: facts are read out of it, days are thought over. Queued in the store, so that
 * neither a stop nor a crash loses it; one job of a kind for each resident at a time; no model is asked where nobody spoke.
 */
export interface Afterthoughts {
  /** A resident has kept a line. Returns at once. */
  heard(residentId: string): void
  /** Does what is due; resolves when nothing due is left. Never rejects. */
  runDue(): Promise<void>
  /** Looks for work every so often until stopped. */
  start(): void
  /** Ends what is under way: it is taken up again at the next start. */
  stop(): Promise<void>
}

const thinking = ['extract', 'reflect'] as const
const kinds = [...thinking, 'embed'] as const
type Kind = (typeof kinds)[number]
const isKind = (kind: string): kind is Kind => kinds.some((known) => known === kind)

/** After so long without a word a talk is over. */
const talkOverMs = 90_000
/** Lines are embedded a handful at a time. */
const embedAfterMs = 10_000
const turnsPerCall = 12
const mostTalksPerJob = 3
/** Only lines of one day are thought over. */
const thoughtKeptMs = 2 * 86_400_000
const leaseMs = 120_000
const pollMs = 5_000

export function createAfterthoughts(deps: AfterthoughtsDeps): Afterthoughts {
  return new AfterthoughtQueue(deps)
}

class AfterthoughtQueue implements Afterthoughts {
  private readonly deps: AfterthoughtsDeps
  /** Lines kept since the last job was queued, by resident. */
  private readonly heardSince = new Map<string, number>()
  /** Residents that have kept a line which no embedding job has seen. */
  private readonly unseen = new Set<string>()
  /** Up to when residents have thought over their days with people: whatever came of it, the same lines are not asked about twice. */
  private readonly thoughtOver = new Map<string, Map<string, number>>()
  private readonly readings: Readings
  private readonly failures = createFailures()
  /** The lines of the very millisecond up to which a resident has read. */
  private readonly readAtMark = new Map<string, { atMs: number; ids: ReadonlySet<string> }>()
  /** Where the last talk a resident thought about was held. */
  private readonly lastRoom = new Map<string, string>()
  private readonly stopping = new AbortController()
  private spoken = new AbortController()
  private lastHeardMs = Number.NEGATIVE_INFINITY
  private running: Promise<void> | null = null
  private timer: NodeJS.Timeout | null = null
  private writing: Promise<void> = Promise.resolve()

  constructor(deps: AfterthoughtsDeps) {
    this.deps = deps
    this.readings = createReadings(deps.now)
  }

  heard(residentId: string): void {
    if (!this.needed || this.stopping.signal.aborted) return
    this.lastHeardMs = this.deps.now()
    this.spoken.abort()
    this.spoken = new AbortController()
    if (this.deps.models.embedding !== null && !this.unseen.has(residentId)) {
      this.unseen.add(residentId)
      this.queue(residentId, ['embed'], embedAfterMs)
    }
    if (!this.thinks) return
    const count = (this.heardSince.get(residentId) ?? 0) + 1
    this.heardSince.set(residentId, count)
    if (count === 1) this.queue(residentId, thinking, talkOverMs)
    if (count === turnsPerCall && this.deps.oneAtATime !== true) {
      const nowMs = this.deps.now()
      this.write(() => this.deps.store.jobs.hasten('extract', residentId, nowMs))
    }
  }

  runDue(): Promise<void> {
    this.running ??= this.drain().finally(() => {
      this.running = null
    })
    return this.running
  }

  start(): void {
    if (!this.needed) return
    // Another embedding model, or none so far: what is kept already is gone through once.
    if (this.deps.models.embedding !== null) for (const residentId of this.deps.cards.keys()) this.queue(residentId, ['embed'], 0)
    this.timer ??= setInterval(() => void this.runDue(), pollMs).unref()
  }

  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer)
    this.stopping.abort()
    await this.writing
    await this.running
  }

  private get thinks(): boolean {
    return this.deps.models.chat.kind === 'endpoint'
  }
  private get needed(): boolean {
    return this.thinks || this.deps.models.embedding !== null
  }

  /** The moment is taken when it is asked for, not when the store gets round to it. */
  private queue(residentId: string, wanted: readonly Kind[], afterMs: number): void {
    const runAtMs = this.deps.now() + afterMs
    this.write(async () => {
      for (const kind of wanted)
        await this.deps.store.jobs.add({ id: `${kind}-${residentId}`, kind, key: residentId, payload: null, runAtMs, attempts: 0 })
    })
  }

  private write(work: () => Promise<void>): void {
    this.writing = this.writing.then(work).catch((error: unknown) => this.failed('an afterthought could not be queued', error))
  }

  private async drain(): Promise<void> {
    await this.writing
    try {
      for (;;) {
        if (this.stopping.signal.aborted) return
        const job = await this.deps.store.jobs.claim([...kinds], this.deps.now(), leaseMs)
        if (job === null) return
        await this.work(job)
      }
    } catch (error) {
      this.failed('afterthoughts had to wait', error)
    }
  }

  private async work(job: Job): Promise<void> {
    const { store, now } = this.deps
    const residentId = job.key
    try {
      const againMs = isKind(job.kind) ? await this[job.kind](residentId) : null
      // What was stopped half way begins anew at the next start.
      if (this.stopping.signal.aborted) return await store.jobs.postpone(job.id, now())
      if (againMs !== null) return await store.jobs.postpone(job.id, againMs)
      await store.jobs.done(job.id)
      this.failures.worked(job.id)
      // A line that came while the job was being closed found it still there.
      if (job.kind === 'embed' && this.unseen.has(residentId)) this.queue(residentId, ['embed'], embedAfterMs)
      if (job.kind !== 'extract') return
      this.heardSince.delete(residentId)
      if ((await this.fresh(residentId)).length > 0) this.queue(residentId, thinking, talkOverMs)
    } catch (error) {
      const { times, waitMs } = this.failures.failed(job.id)
      this.failed('an afterthought failed', error)
      if (waitMs === null) await this.giveUp(job, times)
      else await store.jobs.postpone(job.id, now() + waitMs)
    }
  }

  /** X10. What was said stays as the rules read it; the next line begins anew. */
  private async giveUp({ id, kind, key: residentId }: Job, times: number): Promise<void> {
    const { store, logger, onGivenUp } = this.deps
    logger.error({ residentId, kind, times }, 'X10 an afterthought was given up')
    onGivenUp?.(residentId, this.lastRoom.get(residentId) ?? null)
    this.heardSince.delete(residentId)
    await store.jobs.done(id)
    if (kind === 'extract') await this.markRead(residentId, await this.fresh(residentId))
  }

  private async fresh(residentId: string): Promise<StudyLine[]> {
    const sinceMs = (await this.deps.store.marks.get(residentId, 'extract')) ?? 0
    const read = this.readAtMark.get(residentId)
    const isNew = ({ atMs, id }: StudyLine) => atMs > sinceMs || (read?.atMs === sinceMs && !read.ids.has(id))
    const lines = (await this.deps.memory.studies.linesSince(residentId, sinceMs)).filter(isNew)
    const roomId = lines.at(-1)?.roomId
    if (roomId !== undefined) this.lastRoom.set(residentId, roomId)
    return lines
  }

  /** Two lines may bear the same millisecond, and one of them come only after the other was read. */
  private async markRead(residentId: string, lines: readonly StudyLine[]): Promise<void> {
    const atMs = lines.at(-1)?.atMs
    if (atMs === undefined) return
    const before = this.readAtMark.get(residentId)
    const ids = lines.filter((line) => line.atMs === atMs).map(({ id }) => id)
    this.readAtMark.set(residentId, { atMs, ids: new Set(before?.atMs === atMs ? [...before.ids, ...ids] : ids) })
    await this.deps.store.marks.put(residentId, 'extract', atMs)
  }

  /** X4. Resolves to when to look again, or to null when all is read. */
  private async extract(residentId: string): Promise<number | null> {
    const { cards, memory, now } = this.deps
    const card = cards.get(residentId)
    const lines = card === undefined ? [] : await this.fresh(residentId)
    const last = lines.at(-1)
    if (card === undefined || last === undefined) return null
    const overMs = this.quietFrom(last.atMs)
    const over = now() >= overMs
    if (!over && (lines.length < turnsPerCall || this.deps.oneAtATime === true)) return overMs
    const signal = this.signal()
    for (const talk of talksOf(lines).slice(-mostTalksPerJob)) {
      const reason = over ? 'X4 the talk is over' : `X4 ${turnsPerCall} turns`
      const drafts = this.readings.of(talk, residentId) ?? (await this.read(talk, card, residentId, reason, signal))
      if (signal.aborted) return now() + talkOverMs
      if (drafts !== null) await memory.studies.noteFacts(residentId, drafts)
    }
    await this.markRead(residentId, lines)
    return null
  }

  private async read(talk: StudyLine[], card: Card, residentId: string, reason: string, signal: AbortSignal): Promise<FactDraft[] | null> {
    const { logger, now, utcOffsetMinutes } = this.deps
    logger.info({ residentId, reason, lines: talk.length }, 'reading facts out of a talk')
    const chat = await this.chatFor(talk, residentId)
    const drafts = await extractFacts({ chat, card, residentId, lines: talk, utcOffsetMinutes, reason, nowMs: now() }, signal)
    if (drafts !== null) this.readings.add(talk, drafts)
    return drafts
  }

  /** RE1. */
  private async reflect(residentId: string): Promise<number | null> {
    const { cards, memory, logger, now, utcOffsetMinutes } = this.deps
    const card = cards.get(residentId)
    if (card === undefined) return null
    const last = (await this.fresh(residentId)).at(-1)
    const quietMs = this.quietFrom(last?.atMs ?? Number.NEGATIVE_INFINITY)
    if (now() < quietMs) return quietMs
    const signal = this.signal()
    const thoughtOver = this.thoughtOver.get(residentId) ?? new Map<string, number>()
    this.thoughtOver.set(residentId, thoughtOver)
    for (const [personId, atMs] of thoughtOver) if (now() - atMs > thoughtKeptMs) thoughtOver.delete(personId)
    for (const together of await memory.studies.daysTogether(residentId, thoughtOver)) {
      const reason = 'RE1 enough has happened'
      logger.info({ residentId, reason, lines: together.lines.length }, 'thinking a day over')
      const draft = await reflect(
        { chat: await this.chatFor(together.lines, residentId), card, residentId, together, utcOffsetMinutes, reason, nowMs: now() },
        signal,
      )
      if (signal.aborted) return now() + talkOverMs
      if (draft === undefined) continue
      thoughtOver.set(together.personId, together.lines.at(-1)?.atMs ?? 0)
      if (draft !== null) await memory.studies.noteReflection(residentId, draft, now())
    }
    return null
  }

  /** When a talk whose last line is of this moment is over; with one thing thought at a time, every talk. */
  private quietFrom(lastMs: number): number {
    return talkOverMs + (this.deps.oneAtATime === true ? Math.max(lastMs, this.lastHeardMs) : lastMs)
  }

  private signal(): AbortSignal {
    return this.deps.oneAtATime === true ? AbortSignal.any([this.stopping.signal, this.spoken.signal]) : this.stopping.signal
  }

  /** Whoever keeps the room in which the last of it was said has chosen. */
  private async chatFor(lines: readonly StudyLine[], residentId: string): Promise<ChatModel> {
    const { models, chatFor } = this.deps
    const roomId = lines.at(-1)?.roomId
    return (roomId === undefined ? null : await chatFor?.(roomId, residentId)) ?? models.chat
  }

  private async embed(residentId: string): Promise<number | null> {
    const { models, memory, logger } = this.deps
    if (models.embedding === null) return null
    this.unseen.delete(residentId)
    const done = await embedAll(memory, models.embedding, residentId, this.stopping.signal)
    if (done > 0) logger.info({ residentId, memories: done, model: models.embedding.name }, 'memories embedded')
    return null
  }

  private failed(message: string, error: unknown): void {
    this.deps.logger.error({ error: error instanceof Error ? error.message : 'unknown' }, message)
  }
}
