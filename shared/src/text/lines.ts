import { graphemeCount } from './graphemes.ts'
import { stripUnseen } from './strip.ts'

const lineGraphemes = 500
const rawLineCharacters = 20_000

export type CleanText = { ok: true; text: string } | { ok: false; code: 'empty' | 'too-long' }

/** A line as it may be said: clean Unicode, one line, 1–500 graphemes, without marks a model could take for its own. */
export function cleanText(raw: string): CleanText {
  if (raw.length > rawLineCharacters) return { ok: false, code: 'too-long' }
  const text = neutraliseTemplates(stripUnseen(raw))
  if (text === '') return { ok: false, code: 'empty' }
  if (graphemeCount(text, lineGraphemes) > lineGraphemes) return { ok: false, code: 'too-long' }
  return { ok: true, text }
}

const roleTag =
  /<(?=\/?(?:s>|(?:system|user|assistant|human|tool|tool_call|tool_response|think|thinking|im_start|im_end|start_of_turn|end_of_turn|bos|eos|turn|instructions?|prompt|memory|scene|card)\b))/gi

/**
 * Chat-template marks in a text, turned into look-alikes that no tokenizer knows: `<|im_start|>` reads `‹|im_start|›`.
 * People still see what was typed; a model sees plain words.
 */
export function neutraliseTemplates(text: string): string {
  return text
    .replace(/<(?=[|｜])/g, '‹')
    .replace(/(?<=[|｜])>/g, '›')
    .replace(/<<(\/?SYS)>>/gi, '‹‹$1››')
    .replace(/\[(\/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS))\]/gi, '［$1］')
    .replace(roleTag, '‹')
    .replace(/^(\s*)#{2,}(?=\s*(?:system|user|assistant|human|instruction|response|input)\b)/gi, '$1＃')
}
