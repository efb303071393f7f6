import { notNames } from './lexicon.ts'

const tail =
  /[,\s]+(?:very much|so much|so bad|a lot|a bit|too|as well|though|actually|these days|nowadays|right now|at the moment|now|anymore|again|please|haha|lol|honestly|really|you know|more than anything|the most|the best|best|most|at all|too much|for sure|currently|lately|recently|since .*|for (?:a|an|the|two|three|four|five|six|seven|eight|nine|ten|\d+|many|over|almost|about|some) .*|with (?:my|a|two|three|some|her|his) .*|every (?:day|week|morning|evening|night|year|summer|winter|weekend).*|in general|as a hobby|all the time|sometimes|in my (?:free|spare) time|on weekends|after work)$/i
const breaks =
  /\s+(?:but|because|since|so that|so|when|whenever|while|if|although|though|as|until|after|before|than|which|where|that|who|and then|and I|and my|and we|and (?:(?:he|she|it|they|his|her|its|their|is|was|has|have|works?|lives?|studies|teaches|runs|plays|likes?|loves?|hates?|wants?|makes|speaks?)\b)|even)\b.*$/i
const unresolved =
  /^(?:it|that|this|these|those|you|him|her|them|me|us|everything|nothing|something|anything|someone|here|there|what|how|when|where|why|who|your|yours|his|their|one|ones|to be honest|truly|honestly|really|indeed|definitely|absolutely|seriously|promise|being here|so|not|all|both)\b(?! of us)/i

/** A person speaks of "my sister"; told of them it is "their sister". */
function aboutThem(words: string): string {
  return words
    .replace(/\bmy\b/gi, 'their')
    .replace(/\bmine\b/gi, 'theirs')
    .replace(/\bmyself\b/gi, 'themselves')
    .replace(/\b(?:me)\b/g, 'them')
    .replace(/\bI am\b/g, 'they are')
    .replace(/\bI\b/g, 'they')
    .replace(/\bour\b/gi, 'their')
    .replace(/\bus\b/g, 'them')
}

/** What a like, a home or a job is about, without what trails after it. Null when it points at something not said. */
export function objectOf(raw: string | undefined, mostWords = 8): string | null {
  let words = (raw ?? '').replace(breaks, '').replace(/,.*$/, '').trim()
  for (let before = ''; before !== words;) {
    before = words
    words = words.replace(tail, '').trim()
  }
  words = words
    .replace(/^(?:the idea of|the taste of|the sound of)\s+/i, '')
    .replace(/^["']+|["'.]+$/g, '')
    .trim()
  if (words === '' || unresolved.test(words) || words.split(' ').length > mostWords || words.length > 80) return null
  if (!/\p{L}/u.test(words) || /\byou(?:r|rs|rself)?\b/i.test(words)) return null
  return aboutThem(words)
}

const pairs =
  /\b(?:mac and cheese|fish and chips|rock and roll|salt and pepper|black and white|peace and quiet|dungeons and dragons|tom and jerry|bread and butter|drum and bass|arts and crafts|sun and sea)\b/i

/** "tea and coffee" is two things; "mac and cheese" is one. Long or verbal lists stay whole. */
export function listOf(raw: string | undefined): string[] {
  const text = (raw ?? '').trim()
  if (pairs.test(text) || !/,|\band\b|\bor\b/.test(text)) return [objectOf(text)].filter((object) => object !== null)
  const parts = text
    .split(/\s*,\s*(?:and\s+)?|\s+(?:and|or)\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const short = parts.every((part) => part.replace(tail, '').split(' ').length <= 4)
  if (!short) return [objectOf(text)].filter((object) => object !== null)
  return parts.map((part) => objectOf(part)).filter((object) => object !== null)
}

/** One to three words that can be a name. `strict` wants capitals, for places where anything may stand. */
export function nameOf(raw: string | undefined, strict: boolean): string | null {
  const words = (raw ?? '')
    .replace(/[,"]/g, '')
    .trim()
    .replace(/\s+(?:by the way|actually|though|now|please|too)$/i, '')
    .split(/\s+/)
  if (words.length === 0 || words.length > (strict ? 2 : 3)) return null
  if (words.some((word) => notNames.has(word.toLowerCase()) || !/^\p{L}[\p{L}\p{M}'.-]{0,23}$/u.test(word))) return null
  if (strict && !words.every((word) => /^(?:\p{Lu}|\p{Lo})/u.test(word))) return null
  if (words.length > 1 && !words.every((word) => /^(?:\p{Lu}|\p{Lo})/u.test(word))) return null
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ')
}

const numberWords = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
/** "25", "twenty-five"; null when it is no age. */
export function ageOf(raw: string | undefined): number | null {
  const text = (raw ?? '').toLowerCase().replace('-', ' ').trim()
  const [first, second] = text.split(' ')
  const ten = tens.indexOf(first ?? '-')
  const number = /^\d{1,3}$/.test(text)
    ? Number(text)
    : ten >= 2
      ? ten * 10 + Math.max(0, numberWords.indexOf(second ?? ''))
      : numberWords.indexOf(text)
  return number >= 3 && number <= 120 ? number : null
}

/** Third person of a verb phrase: "fly to Paris" → "flies to Paris". */
export function thirdPerson(phrase: string): string {
  const [verb = '', ...rest] = phrase.split(' ')
  const irregular: Record<string, string> = { have: 'has', be: 'is', do: 'does', go: 'goes', am: 'is' }
  const third =
    irregular[verb] ?? (/(?:s|x|ch|sh|z|o)$/.test(verb) ? `${verb}es` : /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`)
  return [third, ...rest].join(' ')
}
