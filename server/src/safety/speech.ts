import { firstGraphemes, neutraliseTemplates, stripUnseen } from '@kith/shared/text'

const mostGraphemes = 1200
const roleNames = ['assistant', 'ai', 'user', 'human', 'system', 'me', 'narrator', '助手', '旁白', '系统', '用户']

const hiddenBlock = /<(think|thinking|reasoning|scratchpad|tool_call|tool_response|analysis|memory|scene)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi
const codeFence = /```[^\n`]*\n?([\s\S]*?)(?:```|$)/g
const image = /!\[[^\]]*\]\([^)]*\)/g
const link = /\[([^\]]{1,200})\]\([^)]*\)/g
const address =
  /(?:(?:https?|ftp|file):\/\/|(?<![a-z])(?:https?|ftp|file|data|javascript|mailto|tel):)[^\s<>"'，。！？；、）」』]+|\bwww\.[^\s<>"'，。！？；、）」』]+/gi
const bareDomain =
  /(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|net|org|io|cn|ai|app|dev|xyz|info|ru|top|me|co|gg|tv|link|site|online|club)(?:\/[^\s<>"'，。！？；、）」』]*)?(?![\w.])/gi
const templateMark =
  /<[|｜][^<>]{0,60}[|｜]>|<\/?(?:s|bos|eos|im_start|im_end|start_of_turn|end_of_turn)>|\[\/?(?:INST|SYSTEM_PROMPT|TOOL_CALLS)\]|<<\/?SYS>>/gi
const markupTag = /<\/?[a-z][a-z0-9_:-]{0,30}(?:\s[^<>]{0,200})?\/?>/gi
const actedTag = /^\s*\[[a-z]{2,12}(?:[ ,]+[a-z]{2,12})?\]\s*/i

export interface SpeechOptions {
  /** The speaker's names: a leading "Name:" is taken off. */
  names?: readonly string[]
  mostGraphemes?: number
}

/**
 * A resident's words as they may be shown and kept: plain speech on one line. Takes off hidden thoughts, markdown,
 * stage directions, addresses, role prefixes, template marks and tags, and cuts what is too long. May come out empty.
 */
export function cleanSpeech(raw: string, options: SpeechOptions = {}): string {
  const spoken = withoutMarkdown(withoutMarks(raw))
  const line = stripUnseen(spoken).replace(/\s+([,.!?;:，。！？；：])/g, '$1')
  const plain = neutraliseTemplates(withoutPrefix(line, options.names ?? [])).replace(/:\/\//g, ': ')
  return firstGraphemes(plain, options.mostGraphemes ?? mostGraphemes).trim()
}

function withoutMarks(text: string): string {
  return text
    .replace(hiddenBlock, ' ')
    .replace(templateMark, ' ')
    .replace(image, ' ')
    .replace(link, '$1')
    .replace(address, ' ')
    .replace(bareDomain, ' ')
    .replace(markupTag, '')
}

function withoutMarkdown(text: string): string {
  return text
    .replace(codeFence, ' $1 ')
    .replace(/`([^`\n]*)`/g, '$1')
    .replace(/^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+•]\s+|\d{1,2}[.)]\s+(?=\S))/gm, '')
    .replace(/^\s*(?:[-*_]\s*){3,}$/gm, '')
    .replace(/(\*\*|__)(?=\S)([^*_\n]+?)(?<=\S)\1/g, '$2')
    .replace(/\*([^*\n]{1,200})\*/g, (_, inner: string, at: number, whole: string) => (isEmphasis(inner, at, whole) ? inner : ' '))
    .replace(/(?<![\p{L}\p{N}])_([^_\n]{1,200})_(?![\p{L}\p{N}])/gu, '$1')
    .replace(/~~([^~\n]+)~~/g, '$1')
    .replace(/\*+/g, '')
}

/** One word starred inside a sentence is stress and stays; anything else in stars is a stage direction. */
function isEmphasis(inner: string, at: number, whole: string): boolean {
  if (/\s/.test(inner.trim()) || /s$/i.test(inner)) return false
  const before = whole.slice(0, at).trimEnd().at(-1) ?? ''
  const after =
    whole
      .slice(at + inner.length + 2)
      .trimStart()
      .at(0) ?? ''
  return /[\p{L}\p{N},，]/u.test(before) && after !== ''
}

function withoutPrefix(line: string, names: readonly string[]): string {
  const known = new Set([...roleNames, ...names.map((name) => name.toLowerCase())])
  let rest = line.replace(actedTag, '')
  for (let round = 0; round < 3; round += 1) {
    const prefix = /^\s*["“]?\s*([\p{L}\p{N} ._-]{1,40}?)\s*(?:\([^)]{0,30}\)|（[^）]{0,30}）)?\s*[:：]\s*/u.exec(rest)
    if (prefix?.[1] === undefined || !known.has(prefix[1].trim().toLowerCase())) break
    rest = rest.slice(prefix[0].length)
  }
  return rest
}
