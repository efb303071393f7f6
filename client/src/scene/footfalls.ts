/** Below this a body shuffles without a sound, metres per second. */
const leastSpeed = 0.35

/** Which foot bears the body at a point of the walk's cycle: the left lands at three quarters, the right at one quarter. */
export function footOf(cycles: number): 'left' | 'right' {
  const at = (cycles + 0.25) % 1
  return at < 0.5 ? 'left' : 'right'
}

/** Tells when a foot comes down, body by body, from the cycle of its walk. Allocates only when it sees a body first. */
export class Footfalls<Body extends object> {
  readonly #last = new WeakMap<Body, 'left' | 'right'>()

  /** Whether a foot of this body has come down since the last call. */
  landed(body: Body, cycles: number, speedMetresPerSecond: number): boolean {
    const foot = footOf(cycles)
    const before = this.#last.get(body)
    if (before === foot) return false
    this.#last.set(body, foot)
    return before !== undefined && speedMetresPerSecond > leastSpeed
  }
}
