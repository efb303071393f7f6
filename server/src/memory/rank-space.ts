import type { SearchIndex } from './search-index.ts'

/** Parts that are shares of the best memory's. */
export const relativeParts = ['turn', 'withPrevious', 'window1', 'window2', 'session', 'feedback', 'related', 'thread', 'similar'] as const
export type RelativePart = (typeof relativeParts)[number]

const numbers = [...relativeParts, 'coverage', 'sums', 'best', 'length1', 'length2', 'length3'] as const
const integers = ['previous', 'next', 'permitted', 'touched', 'candidates'] as const
const flags = ['mask', 'taking'] as const

/** Room to rank in, by ordinal: all nought (`previous` and `next`: -1) when a query begins. */
export type RankSpace = Record<(typeof numbers)[number], Float64Array> &
  Record<(typeof integers)[number], Int32Array> &
  Record<(typeof flags)[number], Uint8Array>

const spaces = new WeakMap<SearchIndex, RankSpace>()
const growth = 1.25
const leastSize = 256

/**
 * The room of an index, emptied. One query at a time, to its end: it is used again by the next, because a hundred thousand
 * memories would otherwise leave megabytes to collect after every question.
 */
export function spaceFor(index: SearchIndex): RankSpace {
  const size = index.memories.length
  const known = spaces.get(index)
  if (known === undefined || known.mask.length < size) {
    const made = newSpace(Math.max(leastSize, Math.ceil(size * growth)))
    spaces.set(index, made)
    return made
  }
  for (const name of numbers) known[name].fill(0, 0, size)
  for (const name of flags) known[name].fill(0, 0, size)
  known.previous.fill(-1, 0, size)
  known.next.fill(-1, 0, size)
  return known
}

function newSpace(size: number): RankSpace {
  const made = {
    ...fields(numbers, () => new Float64Array(size)),
    ...fields(integers, () => new Int32Array(size)),
    ...fields(flags, () => new Uint8Array(size)),
  }
  made.previous.fill(-1)
  made.next.fill(-1)
  return made
}

function fields<Name extends string, Value>(names: readonly Name[], make: () => Value): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, make()])) as Record<Name, Value>
}
