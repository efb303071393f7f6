import type { Card } from '@kith/shared/card'
import type { Language } from '@kith/shared/text'

/** Scores 0–1 how much a line touches a resident's interests and topics, by the words the card lists in that language. */
export type Relevance = (text: string, lang: Language) => number

function prepare(words: Iterable<string>): string[] {
  return [...new Set([...words].map((word) => word.trim().toLocaleLowerCase()).filter((word) => word !== ''))]
}
function hit(text: string, word: string): boolean {
  if (/\p{Script=Han}/u.test(word)) return text.includes(word)
  const at = text.indexOf(word)
  return at >= 0 && !/\p{L}/u.test(text[at - 1] ?? ' ')
}

/** Built once per card. Interests weigh more than topic keys; two hits are nearly certain. */
export function createRelevance(card: Card): Relevance {
  const { interests, topics } = card.data.extensions.kith
  const tables = {
    zh: { interests: prepare(interests.zh), keys: prepare(topics.flatMap((topic) => topic.keys.zh)).filter((word) => word.length > 1) },
    en: { interests: prepare(interests.en), keys: prepare(topics.flatMap((topic) => topic.keys.en)) },
  }
  return (text, lang) => {
    const lower = text.toLocaleLowerCase()
    const table = tables[lang]
    let weight = 0
    for (const word of table.interests) if (hit(lower, word)) weight += 1.2
    for (const word of table.keys) if (hit(lower, word)) weight += 0.45
    return 1 - Math.exp(-weight)
  }
}
