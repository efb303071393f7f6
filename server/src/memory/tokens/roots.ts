/** Endings that make one kind of word of another (adopt, adoption), longest first. Applied to stems. */
const endings = `ization isation fulness iveness ousness ations ation ition ments ment ness ship hood ational ional ancy ency ance
  ence anc enc able ible abl ibl ical ious eous ist ism ful less ive iv iti ity iz ant ent ian ary ari ory ori ion at er or al ic ous i`
  .split(/\s+/)
  .toSorted((a, b) => b.length - a.length)
const leastLeft = 4
/** Two letters more often belong to the word (explore is no expl-er). */
const leastLeftOfShort = 5

/** What related English words share: "adopt", "adoption" and "adoptiv" have one root. Other words are their own root. */
export function rootOf(stem: string): string {
  if (stem.length < leastLeft + 2 || !/^[a-z]+$/.test(stem)) return stem
  for (const ending of endings) {
    if (!stem.endsWith(ending) || stem.length - ending.length < leastFor(ending)) continue
    const root = stem.slice(0, -ending.length)
    return /([bdfgmnprt])\1$/.test(root) ? root.slice(0, -1) : root
  }
  return stem
}

function leastFor(ending: string): number {
  return ending.length <= 2 && ending !== 'at' ? leastLeftOfShort : leastLeft
}
