import type { Language } from '@kith/shared/text'
import { contentWords } from './tokens/tokens.ts'

const englishFrame = contentWords(
  'likes loves enjoys dislikes hates lives works studies learns learning speaks plays has called named is was from birthday born age old years plans going allergic eats drinks afraid married single friend family pet favourite favorite job job home no longer used they their',
)
const chineseFrame = new Set(
  '喜欢爱讨厌不是在住叫名字的有养工作学习会说来自生日岁打算要去过了以前曾经和他她们家人朋友对敏吃喝怕最做上班读书为',
)
const han = /\p{Script=Han}/gu

/**
 * Whether a text a model wrote says nothing that is not in the lines it names: every word of substance, every Chinese
 * character and every number stands in them, or belongs to the frame a fact is told in.
 */
export function isGrounded(text: string, lines: readonly string[]): boolean {
  const source = lines.join('\n').normalize('NFKC').toLowerCase()
  const plain = text.normalize('NFKC').toLowerCase()
  for (const [character] of plain.matchAll(han)) if (!chineseFrame.has(character) && !source.includes(character)) return false
  for (const [number] of plain.matchAll(/\p{N}+/gu)) if (!source.includes(number)) return false
  const known = contentWords(source.replace(han, ' '))
  for (const word of contentWords(plain.replace(han, ' '))) if (!known.has(word) && !englishFrame.has(word)) return false
  return true
}

const englishVerbs: Readonly<Record<string, string>> = {
  name: 'is called',
  surname: 'has the surname',
  age: 'is',
  birthday: 'has their birthday on',
  born: 'was born',
  home: 'lives in',
  from: 'comes from',
  'grew-up': 'grew up in',
  work: 'works as',
  workplace: 'works at',
  study: 'studies',
  school: 'goes to',
  learning: 'is learning',
  language: 'speaks',
  likes: 'likes',
  dislikes: 'dislikes',
  does: 'does',
  diet: 'eats',
  allergy: 'is allergic to',
  pet: 'has',
  family: 'has',
  relationship: 'is',
  friend: 'is friends with',
  plan: 'plans',
  feeling: 'feels',
}
const chineseVerbs: Readonly<Record<string, string>> = {
  name: '叫',
  surname: '姓',
  age: '',
  birthday: '生日是',
  born: '出生于',
  home: '住在',
  from: '来自',
  'grew-up': '在那里长大：',
  work: '的工作是',
  workplace: '工作的地方是',
  study: '学的是',
  school: '上的学校是',
  learning: '在学',
  language: '会说',
  likes: '喜欢',
  dislikes: '不喜欢',
  does: '平时会',
  diet: '吃',
  allergy: '过敏的是',
  pet: '养了',
  family: '家里有',
  relationship: '的感情状况：',
  friend: '的朋友是',
  plan: '打算',
  feeling: '觉得',
}

/** The kinds of fact a model may name. */
export const factKinds = Object.keys(englishVerbs)

/** The plainest clause for a kind of fact and its object. */
export function plainClause(predicate: string, object: string, polarity: 'holds' | 'ended' | 'denied', lang: Language): string {
  const verb = (lang === 'zh' ? chineseVerbs : englishVerbs)[predicate] ?? ''
  if (lang === 'zh') return polarity === 'holds' ? `${verb}${object}` : `不再${verb}${object}`
  return polarity === 'holds' ? `${verb} ${object}`.trim() : `no longer ${verb} ${object}`.trim()
}
