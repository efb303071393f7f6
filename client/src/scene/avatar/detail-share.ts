/** What all bodies together may cost in triangles, and one costs at each fineness (the mean of what is worn). */
const budget = 66_000
const farCost = 2000
const nearCost = 4300
const fineCost = 17_200
const mostFine = 4
/** So many are drawn well however many there are. */
const leastNear = 6

/** Of so many bodies, how many may be as fine as can be. */
export function mostFineOf(bodies: number): number {
  const spare = budget - bodies * farCost - leastNear * (nearCost - farCost)
  return Math.min(mostFine, Math.max(0, Math.floor(spare / (fineCost - farCost))))
}

/** Of so many bodies, how many may be better than from afar, the finest among them. */
export function mostNearOf(bodies: number): number {
  const fine = mostFineOf(bodies)
  const spare = budget - bodies * farCost - fine * (fineCost - farCost)
  return Math.max(leastNear, fine + Math.floor(spare / (nearCost - farCost)))
}
