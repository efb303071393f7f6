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
/** The utterance a memory was drawn from; the id itself when it was not drawn from one. */
export function utteranceIdOf(memoryId: string): string {
  return memoryId.split('~')[0] ?? memoryId
}
