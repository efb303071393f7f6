/** A value that follows a target without overshooting: a critically damped spring. */
export interface Damped {
  value: number
  velocity: number
}

export function createDamped(value: number): Damped {
  return { value, velocity: 0 }
}

/**
 * Moves `damped` towards `target`; after `smoothSeconds` about two thirds of the way are done. Exact for any step, so the
 * same path results from many small or few large steps. With `smoothSeconds` 0 it is there at once.
 */
export function damp(damped: Damped, target: number, smoothSeconds: number, deltaSeconds: number): number {
  if (smoothSeconds <= 0) return snap(damped, target)
  const rate = 2 / smoothSeconds
  const decay = Math.exp(-rate * deltaSeconds)
  const away = damped.value - target
  const push = damped.velocity + rate * away
  damped.value = target + (away + push * deltaSeconds) * decay
  damped.velocity = (damped.velocity - rate * push * deltaSeconds) * decay
  return damped.value
}

export function snap(damped: Damped, target: number): number {
  damped.value = target
  damped.velocity = 0
  return target
}

/** Like `damp`, for angles: goes the short way round. `value` may leave −π…π. */
export function dampAngle(damped: Damped, targetRadians: number, smoothSeconds: number, deltaSeconds: number): number {
  const turn = Math.PI * 2
  const away = targetRadians - damped.value
  return damp(damped, damped.value + away - Math.round(away / turn) * turn, smoothSeconds, deltaSeconds)
}
