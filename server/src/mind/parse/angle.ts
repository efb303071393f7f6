import { sectionTags } from '../quote.ts'
import { jsonParts } from './json-blob.ts'
import { dropped, type Take } from './parsed.ts'

const hidden = new Set(['think', 'thinking', 'thought', 'reasoning', 'reflection', 'scratchpad', 'analysis', 'inner', 'plan'])
const calls = new Set(['tool_call', 'tool_calls', 'function_call', 'function', 'tool'])
const echoed: ReadonlySet<string> = new Set([...sectionTags, 'system', 'rules', 'memory', 'scene', 'prompt', 'instructions'])
const opening = /^<(\/?)([a-zA-Z][\w:-]{0,30})((?:[\s=][^<>]{0,200})?)(\/?)>/
const mayOpen = /^<\/?(?:[a-zA-Z][\w:-]{0,30}(?:[\s=][^<>]{0,200})?)?\/?$/
const mostMark = 80

/** At `<`: hidden thoughts, tool calls written as text, chat-template marks, the prompt's own tags, stray markup. */
export function takeAngle(buffer: string, ended: boolean): Take {
  if (/^<[|｜]/.test(buffer)) {
    const close = /[|｜]>/.exec(buffer)
    if (close !== null && close.index < mostMark) return dropped(close.index + 2)
    return buffer.length < mostMark && !ended ? 'wait' : dropped(2)
  }
  const match = opening.exec(buffer)
  if (match === null) return !ended && (buffer === '<' || mayOpen.test(buffer)) ? 'wait' : null
  const [whole, slash = '', tag = '', , selfClosing = ''] = match
  const name = tag.toLowerCase()
  if (slash === '/') {
    if (hidden.has(name)) return { length: whole.length, parts: [{ type: 'restart' }] }
    return echoed.has(name) ? { length: whole.length, parts: [{ type: 'echo' }] } : dropped(whole.length)
  }
  if (hidden.has(name) || calls.has(name)) {
    if (selfClosing === '/') return dropped(whole.length)
    const end = new RegExp(`</${tag}\\s*>`, 'i').exec(buffer)
    if (end === null) return ended ? dropped(buffer.length) : 'wait'
    const inside = buffer.slice(whole.length, end.index)
    return { length: end.index + end[0].length, parts: calls.has(name) ? (jsonParts(inside) ?? []) : [] }
  }
  return echoed.has(name) ? { length: whole.length, parts: [{ type: 'echo' }] } : dropped(whole.length)
}
