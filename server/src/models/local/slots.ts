/** A place in memory that holds the tokens of an earlier talk. */
export interface Slot {
  /** How many tokens of the new prompt stand in it already, from the first on. */
  shared: number
  /** How many tokens stand in it. */
  held: number
  /** When it was last used: a count, not a time. */
  usedAt: number
}

/** What all prompts begin with is no reason to wipe out somebody's talk. */
const worthSharing = 0.5
/** Where so much of what stands is wanted again, little is lost by going on: a prompt that was broken off while being read. */
const littleLost = 0.8

/**
 * Where a prompt goes: each resident's prompt begins with its own card, so the place that holds most of it is its own.
 * When none holds half of it or just its beginning, the place longest out of use.
 */
export function chooseSlot(slots: readonly Slot[], promptTokens: number): number {
  const indexes = slots.map((_, index) => index)
  const at = (index: number): Slot => slots[index] ?? { shared: 0, held: 0, usedAt: 0 }
  const [fullest = 0] = indexes.toSorted((a, b) => at(b).shared - at(a).shared || at(b).usedAt - at(a).usedAt)
  const { shared, held } = at(fullest)
  if (shared >= promptTokens * worthSharing || (shared > 0 && shared >= held * littleLost)) return fullest
  const [oldest = 0] = indexes.toSorted((a, b) => at(a).usedAt - at(b).usedAt)
  return oldest
}
