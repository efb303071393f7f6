import { dropped, type Take } from './parsed.ts'

const roles = [
  'assistant',
  'ai',
  'me',
  'system',
  'narrator',
  'character',
  'bot',
  'model',
  'answer',
  'response',
  'reply',
  '助手',
  '旁白',
  '系统',
  '回答',
  '回复',
]
const otherRoles = ['user', 'human', 'visitor', 'guest', 'the other', '用户', '对方', '访客']
const prefix = /^\*{0,3}([\p{L}\p{N}][\p{L}\p{N} ._'’·-]{0,40}?)\s*(?:[([（][^)\]）\n]{0,30}[)\]）])?\s*(?:\*{1,3}\s*[:：]|[:：])\s*/u
const boldPrefix = /^\*{1,3}([\p{L}\p{N}][\p{L}\p{N} ._'’·-]{0,40}?)\s*[:：]\*{1,3}\s*/u
const markdown = /^(?:#{1,6}\s+|>\s?|[-+•]\s+)/
const numbered = /^\d{1,2}[.)]\s+(?=\S)/
const mostPrefix = 90

/** Whose names may stand before a line. */
export interface LineNames {
  /** The resident's own, lower case. */
  own: ReadonlySet<string>
  /** Everybody else's present, lower case. */
  others: ReadonlySet<string>
}

/** Where a line begins: list marks and "Name:" go; another's name means that the model speaks for them. */
export function takeLineStart(buffer: string, ended: boolean, names: LineNames, first: boolean): Take {
  const space = /^[\s\u200B\uFEFF]+/.exec(buffer)
  if (space !== null) return dropped(space[0].length)
  if (buffer === '') return 'wait'
  const mark = markdown.exec(buffer) ?? (first ? null : numbered.exec(buffer))
  if (mark !== null) return dropped(mark[0].length)
  if (!ended && (/^(?:#{1,6}|>|[-+•])$/.test(buffer) || (!first && /^\d{1,2}[.)]?\s*$/.test(buffer)))) return 'wait'
  const named = boldPrefix.exec(buffer) ?? prefix.exec(buffer)
  if (named !== null && !ended && buffer.startsWith('*') && /[:：]\*{0,2}$/.test(buffer)) return 'wait'
  if (named !== null) {
    const name = (named[1] ?? '').trim().toLowerCase()
    if (names.own.has(name) || roles.includes(name)) return dropped(named[0].length)
    if (!first && (names.others.has(name) || otherRoles.includes(name))) return { length: buffer.length, parts: [{ type: 'stop' }] }
    return null
  }
  return !ended && mayBecomePrefix(buffer, names) ? 'wait' : null
}

/** Whether what came so far is the beginning of a known name, or one followed by an open bracket. */
function mayBecomePrefix(buffer: string, names: LineNames): boolean {
  if (buffer.length > mostPrefix) return false
  const text = buffer.toLowerCase().replace(/^\*{1,3}/, '')
  if (text === '') return false
  const all = [...names.own, ...names.others, ...roles, ...otherRoles]
  return all.some((name) => {
    if (name.startsWith(text)) return true
    return text.startsWith(name) && /^\s*(?:[([（][^)\]）\n]{0,30}[)\]）]?)?\s*\*{0,2}$/.test(text.slice(name.length))
  })
}
