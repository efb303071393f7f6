import type { DiaryVoice } from '@kith/shared/card'
import type { Episode, Reflection } from '#store/types.ts'
import { dayOf } from './days.ts'
import { writeTalk } from './diary-words.ts'
import { worthTelling } from './importance.ts'
import type { ResidentMemory } from './resident-memory.ts'

/** A stretch of talk between a resident and the reader of its diary. */
interface Stretch {
  day: string
  roomId: string
  lines: Episode[]
}
export interface PageEntry {
  id: string
  text: string
  lang: Episode['lang']
  atMs: number
  roomId: string
  by: 'model' | 'script'
  model: string
  audience: readonly string[]
  sources: Episode[]
}

const talkGapMs = 30 * 60_000
const mostQuotes = 3
const question = /[?？]\s*$|[吗呢]\s*$/u

/** Days on which the reader and the resident talked, or a page the reader may know was written; how many talks each had. */
export function diaryDays(memory: ResidentMemory, readerId: string, utcOffsetMinutes: number): Map<string, number> {
  const days = new Map<string, number>()
  for (const { day } of stretches(memory, readerId, utcOffsetMinutes, new Set())) days.set(day, (days.get(day) ?? 0) + 1)
  for (const { day } of pages(memory, readerId)) if (!days.has(day)) days.set(day, 1)
  return days
}

/**
 * DI1, DI3: what stands in a resident's diary of a day for one reader: pages a model wrote whose audience holds the reader,
 * and for talks of theirs that went into none of these, a few plain sentences from the lines themselves.
 */
export function diaryPage(
  memory: ResidentMemory,
  readerId: string,
  day: string,
  utcOffsetMinutes: number,
  voice: DiaryVoice | null,
): PageEntry[] {
  const written = pages(memory, readerId).filter((page) => page.day === day)
  const told = new Set(written.filter(({ aboutId }) => aboutId === readerId).flatMap(({ drawnFrom }) => drawnFrom))
  const plain = stretches(memory, readerId, utcOffsetMinutes, told).filter((stretch) => stretch.day === day)
  return [
    ...written.map((page) => writtenEntry(memory, page, readerId)),
    ...plain.map((talk) => plainEntry(memory, talk, readerId, voice)),
  ].toSorted((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1))
}

function pages(memory: ResidentMemory, readerId: string): Reflection[] {
  return [...memory.reflections.values()].filter(
    ({ kind, audience, drawnFrom }) => kind === 'diary' && audience.includes(readerId) && !drawnFrom.some((id) => memory.toldInCrisis(id)),
  )
}

function writtenEntry(memory: ResidentMemory, page: Reflection, readerId: string): PageEntry {
  const lines = page.drawnFrom.flatMap((id) => memory.episodes.get(id) ?? [])
  return {
    id: page.id,
    text: page.text,
    lang: page.lang,
    atMs: lines[0]?.atMs ?? page.atMs,
    roomId: page.roomId,
    by: 'model',
    model: page.model,
    audience: page.audience,
    sources: lines.filter(({ speakerId }) => speakerId === readerId),
  }
}

/** Talks with at least one line of the reader that was not told already. */
function stretches(memory: ResidentMemory, readerId: string, utcOffsetMinutes: number, told: ReadonlySet<string>): Stretch[] {
  const open = new Map<string, Stretch>()
  const found: Stretch[] = []
  for (const line of memory.episodes.values()) {
    const own = line.speakerId === readerId
    if (line.kind === 'event' || told.has(line.id) || (!own && (line.kind !== 'self' || !line.audience.includes(readerId)))) continue
    if (memory.toldInCrisis(line.id)) continue
    const day = dayOf(line.atMs, utcOffsetMinutes)
    const key = `${line.roomId}\n${line.conversationId}`
    const running = open.get(key)
    const goesOn = running !== undefined && running.day === day && line.atMs - (running.lines.at(-1)?.atMs ?? 0) <= talkGapMs
    if (goesOn) running.lines.push(line)
    else {
      const begun = { day, roomId: line.roomId, lines: [line] }
      open.set(key, begun)
      found.push(begun)
    }
  }
  return found.filter(({ lines }) => lines.some(({ speakerId }) => speakerId === readerId))
}

function plainEntry(memory: ResidentMemory, { day, roomId, lines }: Stretch, readerId: string, voice: DiaryVoice | null): PageEntry {
  const own = lines.filter(({ speakerId }) => speakerId === readerId)
  const [first] = own
  const last = own.at(-1)
  const quoted = own
    .filter(({ text, importance }) => importance >= worthTelling && !question.test(text))
    .toSorted((a, b) => b.importance - a.importance || a.atMs - b.atMs)
    .slice(0, mostQuotes)
    .toSorted((a, b) => a.atMs - b.atMs)
  const chinese = own.filter(({ lang }) => lang === 'zh').length
  const lang = chinese * 2 >= own.length ? 'zh' : 'en'
  const bond = memory.bonds.get(readerId)
  const text = writeTalk(voice, {
    seed: `${memory.residentId} ${day} ${first?.id ?? ''}`,
    lang,
    name: last?.speakerName ?? '',
    first: bond !== undefined && Math.abs(bond.firstMetMs - (lines[0]?.atMs ?? 0)) <= talkGapMs,
    quotes: quoted.map((line) => line.text),
    others: othersThere(memory, lines, readerId),
  })
  return {
    id: `page~${first?.id ?? ''}`,
    text,
    lang,
    atMs: lines[0]?.atMs ?? 0,
    roomId,
    by: 'script',
    model: '',
    audience: [readerId, memory.residentId],
    sources: quoted,
  }
}

/** People other than the reader whom the reader heard speak in this talk. */
function othersThere(memory: ResidentMemory, lines: readonly Episode[], readerId: string): string[] {
  const [first] = lines
  const last = lines.at(-1)
  if (first === undefined || last === undefined) return []
  const names = new Map<string, string>()
  for (const { roomId, conversationId, kind, speakerId, speakerName, audience, atMs } of memory.episodes.values()) {
    if (kind !== 'utterance' || speakerId === readerId || !audience.includes(readerId)) continue
    if (roomId !== first.roomId || conversationId !== first.conversationId || atMs < first.atMs || atMs > last.atMs) continue
    names.set(speakerId, speakerName)
  }
  return [...names.values()].slice(0, 4)
}
