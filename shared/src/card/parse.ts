import type { z } from 'zod'
import { cardSchema, type Card } from './schema.ts'

/** One thing wrong with a card: where (dotted path, `topics[3]` style indices) and what, for the person who wrote it. */
export interface CardProblem {
  field: string
  message: string
}

/** Expected outcome of reading a card: a damaged one is a result that names its fields, never an exception. */
export type CardResult = { ok: true; card: Card } | { ok: false; problems: CardProblem[] }

/** Largest card file read, in bytes. Our own are about 100 kB; foreign ones with a lorebook stay under half of this. */
export const cardMaxBytes = 1_000_000

const problemsShown = 20

/** Checks a value already read from JSON. Unknown fields and extensions of V3 are kept as they are. */
export function parseCard(json: unknown): CardResult {
  const parsed = cardSchema.safeParse(json)
  if (parsed.success) return { ok: true, card: parsed.data }
  return { ok: false, problems: parsed.error.issues.slice(0, problemsShown).map(describe) }
}

/** Reads a card file's text. Refuses it unread when it is larger than `maxBytes`; a byte order mark is allowed. */
export function parseCardText(text: string, maxBytes: number = cardMaxBytes): CardResult {
  if (text.length > maxBytes || byteLength(text) > maxBytes) {
    return refuse(`The file is larger than ${maxBytes} bytes, the most a card may have.`)
  }
  let json: unknown
  try {
    json = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refuse(`The file is not valid JSON: ${reason.slice(0, 160)}`)
  }
  return parseCard(json)
}

/** A problem with the file as a whole has the field `(file)`; one with the outermost value `(card)`. */
function refuse(message: string): CardResult {
  return { ok: false, problems: [{ field: '(file)', message }] }
}

function describe(issue: z.core.$ZodIssue): CardProblem {
  return { field: dotted(issue.path), message: explain(issue) }
}

function dotted(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '(card)'
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? String(part) : `.${String(part)}`)).join('')
}

function explain(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? `is missing; it should be ${kind(issue.expected)}`
        : `should be ${kind(issue.expected)}`
    case 'invalid_value':
      return `should be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`
    case 'too_big':
      return `is too ${issue.origin === 'string' ? 'long' : 'large'}: at most ${issue.maximum}${counted(issue.origin)}`
    case 'too_small':
      return issue.origin !== 'number' && issue.minimum === 1 ? 'is empty' : `needs at least ${issue.minimum}${counted(issue.origin)}`
    case 'invalid_format':
      return 'has a form that is not allowed here (small letters, digits and hyphens, beginning with a letter)'
    default:
      return issue.message
  }
}

function kind(expected: string): string {
  const words: Record<string, string> = {
    string: 'text',
    array: 'a list',
    object: 'an object',
    record: 'an object',
    number: 'a number',
    boolean: 'true or false',
  }
  return words[expected] ?? expected
}

function counted(origin: string): string {
  return origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : ''
}

/** UTF-8 length without TextEncoder, which this package (no DOM, no Node) may not assume. */
function byteLength(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
