import { answeredSource } from '#store/ids.ts'

/**
 * An episode's id carries the utterance it came from, and a fact's the episode: so a memory can be traced back to what was
 * said, storing an utterance twice is noticed, and nothing else has to remember where it came from.
 */
export function episodeIdOf(utteranceId: string, residentId: string): string {
  return `${utteranceId}~${residentId}`
}
export function factIdOf(episodeId: string, index: number): string {
  return `${episodeId}~${index}`
}
/** The utterance a memory was drawn from, or that a line names as answered; the id itself when it is neither. */
export function utteranceIdOf(sourceId: string): string {
  const answered = answeredSource('')
  const id = sourceId.startsWith(answered) ? sourceId.slice(answered.length) : sourceId
  return id.split('~')[0] ?? id
}
