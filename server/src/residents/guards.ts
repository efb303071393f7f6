/** FL11: how far resident-to-resident talk may go. No prompt can change these. */
export const guardLimits = { hopsPerHumanLine: 3, pairLinesPerMinute: 3 } as const

/** Counts what residents say to one another and says when it is enough. */
export interface TalkGuards {
  humanSpoke(): void
  /** True when `from` may say a line to resident `to` at this hop. */
  allows(from: string, to: string, hop: number, nowMs: number): boolean
  said(from: string, to: string, nowMs: number): void
}

export function createTalkGuards(): TalkGuards {
  const linesMs = new Map<string, number[]>()
  let hops = 0
  const pair = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`)
  const recent = (key: string, nowMs: number) => (linesMs.get(key) ?? []).filter((atMs) => nowMs - atMs < 60_000)
  return {
    humanSpoke() {
      hops = 0
    },
    allows: (from, to, hop, nowMs) =>
      hop <= guardLimits.hopsPerHumanLine &&
      hops < guardLimits.hopsPerHumanLine &&
      recent(pair(from, to), nowMs).length < guardLimits.pairLinesPerMinute,
    said(from, to, nowMs) {
      hops += 1
      const key = pair(from, to)
      linesMs.set(key, [...recent(key, nowMs), nowMs])
    },
  }
}
