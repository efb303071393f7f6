const dayMs = 86_400_000
const minuteMs = 60_000

/** The day of the place a moment falls on, as YYYY-MM-DD. */
export function dayOf(atMs: number, utcOffsetMinutes: number): string {
  return new Date(atMs + utcOffsetMinutes * minuteMs).toISOString().slice(0, 10)
}

/** When that day is over there; null when it is no date. */
export function endOfDay(day: string, utcOffsetMinutes: number): number | null {
  const startMs = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(startMs) ? null : startMs + dayMs - utcOffsetMinutes * minuteMs
}
