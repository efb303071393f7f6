import { bestOf } from './rank-feedback.ts'
import { takeIn, type Candidates, type Permitted } from './rank-parts.ts'
import type { AskedFor } from './rank-question.ts'
import type { SearchIndex } from './search-index.ts'

const threads = 3
const stepsOn = 4
const stepsBack = 3
const fading = 0.8
/** What says little goes on with nothing; so many words of substance are enough. */
const fullStatement = 9

/**
 * Adds the `thread` part: what the same person went on to say in the same talk, around the best memories (by `worth`). People
 * tell a thing over several lines, and only the first may hold its name: "they came on Sunday" of the twins.
 */
export function addThreads(
  index: SearchIndex,
  { previous, next }: Permitted,
  candidates: Candidates,
  { named }: Pick<AskedFor, 'named'>,
  worth: (ordinal: number) => number,
): void {
  const { thread } = candidates.parts
  const own = candidates.ordinals.slice(0, candidates.count)
  for (const { ordinal, value } of bestOf(own, worth, threads)) {
    const speaker = index.speakerOf[ordinal] ?? -1
    // What leads loses nothing to what follows it.
    thread[ordinal] = Math.max(thread[ordinal] ?? 0, value * value)
    for (const [chain, steps] of [
      [next, stepsOn],
      [previous, stepsBack],
    ] as const) {
      let share = value
      for (let step = 0, near = chain[ordinal] ?? -1; step < steps && near >= 0; step += 1, near = chain[near] ?? -1) {
        share *= fading
        const said = index.speakerOf[near] ?? -1
        if (!(named.size > 0 ? named.has(said) : said === speaker)) continue
        takeIn(candidates, near)
        thread[near] = Math.max(thread[near] ?? 0, share * value * Math.min(1, (index.statedOf[near] ?? 0) / fullStatement))
      }
    }
  }
}
