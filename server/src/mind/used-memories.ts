import type { SceneMemory } from '#models/port.ts'
import { contentWords } from '#memory/tokens/tokens.ts'

const enough = 2
const enoughShare = 0.5

/** Memories an answer drew on, by the words of substance they share; words of the question alone prove nothing. */
export function usedMemories(answer: string, shown: readonly SceneMemory[], question: string, names: readonly string[]): string[] {
  const said = contentWords(answer)
  const given = new Set([...contentWords(question), ...names.flatMap((name) => [...contentWords(name)])])
  return shown
    .filter((memory) => {
      const words = [...contentWords(memory.text)].filter((word) => !names.some((name) => contentWords(name).has(word)))
      const shared = words.filter((word) => said.has(word))
      if (!shared.some((word) => !given.has(word))) return false
      return shared.length >= enough || shared.length >= words.length * enoughShare
    })
    .map((memory) => memory.id)
}
