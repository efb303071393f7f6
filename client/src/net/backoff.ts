const firstMs = 500
const mostMs = 8000

/** Pause before try number `attempt` (0 first), 0.5 s doubling to 8 s, a fifth more or less by `random` in [0, 1). */
export function backoffMs(attempt: number, random: () => number): number {
  const steady = Math.min(mostMs, firstMs * 2 ** Math.max(0, attempt))
  return Math.round(steady * (0.8 + 0.4 * random()))
}
