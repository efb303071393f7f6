import { meetingsEach, playGarden } from '../helpers/leak-meetings.ts'
import { LeakWatch } from '../helpers/leak-watch.ts'

const defaultMeetings = 10_000
const firstSeed = 20_261_123
/** The same meetings with the rule off need not be as many to show that the check can fail. */
const baselineShare = 0.05

/** Planted words outside their audience, by where they turned up. */
export interface LeaksBench extends Record<string, unknown> {
  meetings: number
  canaries: number
  promptLeaks: number
  wireLeaks: number
  panelLeaks: number
  exportLeaks: number
  offRecordKept: number
  /** Baseline: the first of these meetings again, with the audience rule switched off. */
  baselineMeetings: number
  baselinePromptLeaks: number
  baselineWireLeaks: number
  baselinePanelLeaks: number
  baselineExportLeaks: number
}

/** `npm run bench leaks [-- --meetings N --seed S]`: fifty people, and nothing told to the wrong ears. */
export async function run(): Promise<LeaksBench> {
  const meetings = numberAfter('--meetings', defaultMeetings)
  const seed = numberAfter('--seed', firstSeed)
  const ruled = await play(seed, meetings, true)
  const baselineMeetings = Math.min(meetings, Math.max(meetingsEach, Math.ceil(meetings * baselineShare)))
  const unruled = await play(seed, baselineMeetings, false)
  for (const example of ruled.examples) console.log(example)
  return {
    meetings,
    canaries: ruled.canaries,
    retold: ruled.retold,
    promptLeaks: ruled.leaks.prompt,
    wireLeaks: ruled.leaks.wire,
    panelLeaks: ruled.leaks.panel,
    exportLeaks: ruled.leaks.export,
    offRecordKept: ruled.leaks.kept,
    baselineMeetings,
    baselineCanaries: unruled.canaries,
    baselinePromptLeaks: unruled.leaks.prompt,
    baselineWireLeaks: unruled.leaks.wire,
    baselinePanelLeaks: unruled.leaks.panel,
    baselineExportLeaks: unruled.leaks.export,
  }
}

async function play(seed: number, meetings: number, audienceRule: boolean): Promise<LeakWatch> {
  const watch = new LeakWatch()
  for (let played = 0; played < meetings; played += meetingsEach)
    await playGarden(seed + played, Math.min(meetingsEach, meetings - played), watch, audienceRule)
  return watch
}

function numberAfter(flag: string, fallback: number): number {
  const at = process.argv.indexOf(flag)
  const value = at < 0 ? fallback : Number(process.argv[at + 1])
  if (!Number.isInteger(value) || value < 1) throw new Error(`${flag} takes a whole number from 1`)
  return value
}
