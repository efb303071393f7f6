import { contentWords } from '#memory/tokens/tokens.ts'
import type { SceneMemory, SceneTurn } from '#models/port.ts'

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

/**
 * Lines of the running talk whose words an answer repeats: no reason for "why", but what is forgotten with them. One word
 * of the line that is answered is enough, of earlier ones it takes as much as of a memory.
 */
export function echoedLines(answer: string, turns: readonly SceneTurn[], answeredId: string | null, names: readonly string[]): string[] {
  const said = contentWords(answer)
  const named = new Set(names.flatMap((name) => [...contentWords(name)]))
  return turns
    .filter((turn) => {
      if (turn.self) return false
      const own = [...words(turn.text)].filter((word) => !named.has(word))
      const shared = own.filter((word) => said.has(word))
      if (turn.id === answeredId) return shared.length > 0
      return shared.length >= enough || (shared.length > 0 && shared.length >= own.length * enoughShare)
    })
    .map((turn) => turn.id)
}
