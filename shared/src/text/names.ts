import { graphemeCount } from './graphemes.ts'
import { stripUnseen } from './strip.ts'

/** Longest display name and line, in graphemes; the protocol's limits say the same. */
const nameGraphemes = 24
const rawNameCharacters = 1000

export type CleanName = { ok: true; name: string } | { ok: false; code: 'empty' | 'too-long' | 'blocked-name' }

/** Stars of every cut: the mark before a resident's name must stay the residents' own. */
const star = /[★☆✦✧⭐⭑⭒🌟✩✪✫✬✭✮✯✰⋆✶✷✸✹✴✵⍟٭\u{2BCC}-\u{2BD1}\u{1F7C0}-\u{1F7CA}]/u
const sparkleAtEdge = /^[✨❇✳]|[✨❇✳]\uFE0F?$/u
const bracketedAi = /[[({<【〔〖「『《〈［（｛＜‹«|/·•:-]\s*a\s*[.·]?\s*i\s*\.?\s*[\])}>】〕〗」』》〉］）｝＞›»|/·•:-]/iu
const loneAi = /(?<![\p{Script=Latin}\p{N}])A[.·]?I\.?(?!\p{Script=Latin})/u
const aiInWords = /人工智[能慧]|\bartificial\s+intelligence\b|\bA\s*\.\s*I\b/iu

/** Letters of other scripts and shapes that read as A or I in capitals. Lower-case look-alikes never make the badge. */
const lookalikes: Record<string, string> = {
  А: 'A',
  Α: 'A',
  Ꭺ: 'A',
  ᗅ: 'A',
  '🅰': 'A',
  '🄰': 'A',
  '🅐': 'A',
  'Ⓐ': 'A',
  '🇦': 'A',
  Λ: 'A',
  І: 'I',
  Ι: 'I',
  Ӏ: 'I',
  Ꮖ: 'I',
  '🅸': 'I',
  '🄸': 'I',
  '🅘': 'I',
  'Ⓘ': 'I',
  '🇮': 'I',
  Ⅰ: 'I',
  丨: 'I',
  ⵏ: 'I',
  ℹ: 'I',
  ǀ: 'I',
}

/**
 * A display name as it may be shown: clean Unicode of any script, one line, 1–24 graphemes.
 * Refused as `blocked-name` when it imitates the marks by which residents are known as AI (a star, an AI badge).
 */
export function cleanName(raw: string): CleanName {
  if (raw.length > rawNameCharacters) return { ok: false, code: 'too-long' }
  const name = stripUnseen(raw)
  if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(name)) return { ok: false, code: 'empty' }
  if (graphemeCount(name, nameGraphemes) > nameGraphemes) return { ok: false, code: 'too-long' }
  if (imitatesAiMark(name)) return { ok: false, code: 'blocked-name' }
  return { ok: true, name }
}

/** Whether two names read the same: case, spaces, marks, width and punctuation tell nobody apart. */
export function sameName(a: string, b: string): boolean {
  return bareName(a) === bareName(b)
}

function bareName(name: string): string {
  return stripUnseen(name)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function imitatesAiMark(name: string): boolean {
  if (star.test(name) || sparkleAtEdge.test(name)) return true
  const plain = Array.from(name, (character) => lookalikes[character] ?? character)
    .join('')
    .replace(/[\uFE0E\uFE0F]/g, '')
    .normalize('NFKC')
  const spaced = plain.replace(/(?<=^| )(\p{L}) (?=\p{L}( |$))/gu, '$1')
  return star.test(plain) || [plain, spaced].some((text) => bracketedAi.test(text) || loneAi.test(text) || aiInWords.test(text))
}
