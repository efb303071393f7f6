import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Language } from '@kith/shared/text'
import { z } from 'zod'

/** `never` asks about one person what another one said: nothing answers it, and what was said is what a resident must see to tell so. */
const kinds = ['single', 'multi', 'temporal', 'changed', 'never'] as const
export type Kind = (typeof kinds)[number]
/** Threads of one half are never looked at while the ranking is tuned. */
export type Half = 'tuned' | 'held'

export interface Line {
  who: string
  label: string | null
  text: string
}
export interface ThreadQuestion {
  kind: Kind
  evidence: string[]
  text: string
}
/** A matter in somebody's life, told over several evenings, and what can be asked about it. */
export interface Thread {
  id: string
  slots: { name: string; values: string[] }[]
  episodes: Line[][]
  questions: ThreadQuestion[]
}

const lineSchema = z.object({ who: z.enum(['A', 'B', 'C', 'P', 'Q', 'R']), label: z.string().nullable(), text: z.string().min(1) })
const questionSchema = z.object({ kind: z.enum(kinds), evidence: z.array(z.string()).min(1), text: z.string().min(1) })

const linePattern = /^(?<who>\w)(?: @(?<label>\S+))?: (?<text>.+)$/u
const questionPattern = /^\? (?<kind>\w+) (?<labels>@[^|]+)\| (?<text>.+)$/u
const slotPattern = /^(?<name>\S+) = (?<values>.+)$/u

/**
 * The threads of a text file, each written as
 * `# id`, then slots (`dog = Biscuit, Tofu`: one is drawn and stands for `{dog}`), then evenings (`-- 1`) of lines
 * (`A @label: text`; A is whose matter it is, `{A}` their name), then questions (`? kind @label @label | text`).
 */
export function threadsOf(lang: Language, half: Half): Thread[] {
  return threadsIn(`threads-${lang}-${half}.txt`)
}

/** Storylines of two friends, told in plain words: the other one is B, and a line may bear several labels (`@home+pet`). */
export function plainThreads(half: Half): Thread[] {
  return threadsIn(`plain-en-${half}.txt`)
}

function threadsIn(name: string): Thread[] {
  return readText(name)
    .split(/^# /mu)
    .slice(1)
    .map((block) => parseThread(block))
}

/** Talk about nothing much: short exchanges that answer no question. */
export function chatterOf(lang: Language): Line[][] {
  return chatterIn(`chatter-${lang}.txt`)
}

export function plainChatter(): Line[][] {
  return chatterIn('plain-chatter-en.txt')
}

function chatterIn(name: string): Line[][] {
  return readText(name)
    .trim()
    .split(/\n\n+/u)
    .map((block) => block.split('\n').map((line) => parseLine(line)))
}

function readText(name: string): string {
  return readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8')
}

/** Throws with the line that is not as it should be. */
function parseThread(block: string): Thread {
  const [id = '', ...lines] = block.trim().split('\n')
  const thread: Thread = { id, slots: [], episodes: [], questions: [] }
  for (const line of lines) {
    if (line.startsWith('-- ')) thread.episodes.push([])
    else if (line.startsWith('? ')) thread.questions.push(parseQuestion(line))
    else if (thread.episodes.length > 0) thread.episodes.at(-1)?.push(parseLine(line))
    else thread.slots.push(parseSlot(line))
  }
  const labels = new Set(thread.episodes.flat().flatMap(({ label }) => label?.split('+') ?? []))
  for (const question of thread.questions)
    for (const label of question.evidence) if (!labels.has(label)) throw new Error(`${id}: "${question.text}" asks for @${label}`)
  if (thread.episodes.length === 0 || thread.questions.length === 0) throw new Error(`${id}: nothing told or nothing asked`)
  return thread
}

function parseLine(line: string): Line {
  const { who, label, text } = linePattern.exec(line)?.groups ?? {}
  return read(lineSchema, { who, label: label ?? null, text }, line)
}

function parseQuestion(line: string): ThreadQuestion {
  const { kind, labels = '', text } = questionPattern.exec(line)?.groups ?? {}
  return read(questionSchema, { kind, evidence: labels.trim().split(/\s*@/u).filter(Boolean), text }, line)
}

function parseSlot(line: string): Thread['slots'][number] {
  const { name, values } = slotPattern.exec(line)?.groups ?? {}
  if (name === undefined || values === undefined) throw new Error(`not a slot: ${line}`)
  return { name, values: values.split(', ') }
}

function read<T>(schema: z.ZodType<T>, value: unknown, line: string): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new Error(`not understood: ${line}`, { cause: parsed.error })
  return parsed.data
}
