import { createRateLimiter, createTryLimiter, type RateLimiter, type TryLimiter } from '#safety/rate-limit.ts'

/** How often what may be done over HTTP; keys are addresses or person ids. */
export interface HttpLimits {
  /** Any /api request, by address. */
  requests: RateLimiter
  /** New sockets, by address. */
  sockets: RateLimiter
  /** New guests, by address. */
  guests: RateLimiter
  /** Going somewhere, by person. */
  enters: RateLimiter
  /** New rooms, by person and by address. */
  rooms: RateLimiter
  roomsOfAddress: RateLimiter
  knocks: RateLimiter
  /** Costly reading and erasing (export, transcript, erase), by person. */
  heavy: RateLimiter
  /** Wrong invites and passcodes, by address. */
  tries: TryLimiter
}

/** `easy` multiplies what may be done; benchmarks with hundreds of people on one address need it, tries never get it. */
export function createHttpLimits(now: () => number, easy = 1): HttpLimits {
  const limiter = (capacity: number, perSecond: number) =>
    createRateLimiter({ capacity: capacity * easy, perSecond: perSecond * easy }, now)
  return {
    requests: limiter(600, 60),
    sockets: limiter(240, 4),
    guests: limiter(240, 1),
    enters: limiter(30, 0.5),
    rooms: limiter(10, 1 / 60),
    roomsOfAddress: limiter(60, 1 / 60),
    knocks: limiter(8, 1 / 10),
    heavy: limiter(30, 1),
    tries: createTryLimiter({ tries: 20, windowMs: 600_000 }, now),
  }
}
