import { dataKeys } from '../quote.ts'
import { feelOf } from './gestures.ts'
import { dropped, type Parsed, type Take } from './parsed.ts'

const mostBlob = 6000
const speechKeys = ['say', 'speech', 'text', 'content', 'message', 'response', 'reply', 'answer', 'dialogue', 'utterance', 'line', 'output']
const feelKeys = ['emotion', 'feeling', 'mood', 'emote', 'gesture', 'tag', 'expression']
const nameKeys = ['tool', 'function', 'action', 'name', 'tool_name']
const argumentKeys = ['arguments', 'args', 'parameters', 'params', 'input']

/** At `{`, or `[` before `{`, where a line begins: a whole answer or a call written as JSON. */
export function takeJson(buffer: string, ended: boolean): Take {
  const length = balanced(buffer)
  if (length === null) return buffer.length > mostBlob || ended ? dropped(buffer.length) : 'wait'
  const parts = jsonParts(buffer.slice(0, length))
  if (parts === null) return dropped(length)
  const again = parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join(' ')
  return { length, parts: parts.filter((part) => part.type !== 'text'), again }
}

/** What a JSON text says and does; null when it is no JSON. */
export function jsonParts(text: string): Parsed[] | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  return valueParts(value, 0)
}

function valueParts(value: unknown, depth: number): Parsed[] {
  if (depth > 3) return []
  if (Array.isArray(value)) return value.slice(0, 8).flatMap((one) => valueParts(one, depth + 1))
  if (typeof value !== 'object' || value === null) return []
  const fields = new Map(Object.entries(value))
  if (dataKeys.some((key) => fields.has(key)) || (fields.has('said') && fields.has('from'))) return [{ type: 'echo' }]
  const parts: Parsed[] = []
  const feeling = feelKeys.map((key) => fields.get(key)).filter((one) => typeof one === 'string')
  const feel = feelOf(feeling.join(' '))
  if (feel !== null) parts.push(feel)
  parts.push(...callParts(fields, depth))
  const speech = speechKeys.map((key) => fields.get(key)).find((one) => typeof one === 'string' && one.trim() !== '')
  if (typeof speech === 'string') parts.push({ type: 'text', text: speech })
  return parts
}

function callParts(fields: ReadonlyMap<string, unknown>, depth: number): Parsed[] {
  const nested = ['tool_calls', 'actions', 'calls', 'tools', 'action', 'function', 'tool'].flatMap((key) => {
    const inner = fields.get(key)
    return typeof inner === 'object' && inner !== null ? valueParts(inner, depth + 1) : []
  })
  const name = nameKeys.map((key) => fields.get(key)).find((one) => typeof one === 'string')
  const args = argumentKeys.map((key) => fields.get(key)).find((one) => one !== undefined)
  if (typeof name !== 'string' || (args === undefined && !fields.has('action') && !fields.has('tool'))) return nested
  return [...nested, { type: 'call', name, args: args ?? Object.fromEntries(fields) }]
}

/** Length of the first balanced `{…}` or `[…]`, strings respected; null when it does not close. */
function balanced(text: string): number | null {
  let depth = 0
  let quoted = false
  for (let at = 0; at < Math.min(text.length, mostBlob); at += 1) {
    const character = text.charAt(at)
    if (quoted) {
      if (character === '\\') at += 1
      else if (character === '"') quoted = false
    } else if (character === '"') quoted = true
    else if (character === '{' || character === '[') depth += 1
    else if (character === '}' || character === ']') {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return null
}
