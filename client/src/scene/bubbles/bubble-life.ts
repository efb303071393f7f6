import type { Line } from '#state/talk-store.ts'

const leastMs = 5000
const mostMs = 15000
const perCharacterMs = 60
/** A line that stopped growing without ending is let go after this. */
const abandonedMs = 20000

/** How long a finished line stays up after it last grew: long enough to read, never for ever. */
export function holdMs(characters: number): number {
  return Math.min(mostMs, Math.max(leastMs, characters * perCharacterMs))
}

/** Is this line still to be seen over its speaker at `nowMs` (performance.now())? */
function isFresh(line: Line, nowMs: number): boolean {
  const age = nowMs - line.grewAtMs
  if (!line.done) return age < abandonedMs
  return age < holdMs(line.text.length)
}

/** The newest fresh line of each speaker, by pid. Lines come oldest first. */
export function freshLines(lines: readonly Line[], nowMs: number, out: Map<number, Line>): Map<number, Line> {
  out.clear()
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]
    if (!line || line.kind === 'note' || line.text.trim() === '' || line.pid === 0 || out.has(line.pid)) continue
    if (isFresh(line, nowMs)) out.set(line.pid, line)
  }
  return out
}
