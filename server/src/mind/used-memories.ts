import { contentWords } from '#memory/tokens/tokens.ts'
import type { SceneMemory } from '#models/port.ts'

const enough = 2
const enoughShare = 0.5
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Words of substance; of Chinese the words only, not the pairs that search needs. */
function words(text: string): Set<string> {
  const whole = new Set(Array.from(segmenter.segment(text), (part) => part.segment))
  return new Set([...contentWords(text)].filter((word) => !/\p{Script=Han}/u.test(word) || whole.has(word)))
}

/** Memories an answer drew on, by the words of substance they share; words of the question alone prove nothing. */
export function usedMemories(answer: string, shown: readonly SceneMemory[], question: string, names: readonly string[]): string[] {
  const said = contentWords(answer)
  const named = new Set(names.flatMap((name) => [...contentWords(name)]))
  const given = contentWords(question)
  return shown
    .filter((memory) => {
      const own = [...words(memory.text)].filter((word) => !named.has(word))
      const shared = own.filter((word) => said.has(word))
      if (!shared.some((word) => !given.has(word))) return false
      return shared.length >= enough || shared.length >= own.length * enoughShare
    })
    .map((memory) => memory.id)
}
