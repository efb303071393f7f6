import { noCount, playScene } from '../helpers/floor-play.ts'
import { floorCards } from '../helpers/floor-village.ts'

const defaultScenes = 5_000
const firstSeed = 20_261_123
const shownFaults = 40

/** How the floor is kept: shares of lines, counts, and milliseconds by the scene's own clock. */
export interface FloorBench extends Record<string, unknown> {
  scenes: number
  lines: number
  addressedAnswered: number
  wrongAnswers: number
  betweenPeopleAnswered: number
  openAnswered: number
  twoAtOnce: number
  beyondGuards: number
  interruptedMaxMs: number
  /** Baseline on the same lines: who is named answers, else dice by talkativeness. Lines, of all, that more than one answers. */
  diceAddressedAnswered: number
  diceBetweenPeopleAnswered: number
  diceTwoAtOnce: number
}

/** `npm run bench floor [-- --scenes N --seed S]`: thousands of group talks, each line with a known right answer. */
export async function run(): Promise<FloorBench> {
  const cards = await floorCards()
  const count = noCount()
  const scenes = numberAfter('--scenes', defaultScenes)
  const seed = numberAfter('--seed', firstSeed)
  for (let index = 0; index < scenes; index += 1) await playScene(seed + index, cards, count)
  for (const fault of count.faults.slice(0, shownFaults)) console.log(fault)
  const share = (part: number, whole: number) => Math.round((part / Math.max(1, whole)) * 100_000) / 100_000
  return {
    scenes: count.scenes,
    lines: count.lines,
    residentLines: count.residentLines,
    addressed: count.addressed,
    addressedAnswered: share(count.addressedAnswered, count.addressed),
    wrongAnswers: share(count.wrongAnswers, count.addressed),
    betweenPeople: count.betweenPeople,
    betweenPeopleAnswered: share(count.betweenPeopleAnswered, count.betweenPeople),
    open: count.open,
    openAnswered: share(count.openAnswered, count.open),
    twoAtOnce: count.twoAtOnce,
    amongResidents: count.amongResidents,
    beyondGuards: count.beyondGuards,
    silencedSpoke: count.silencedSpoke,
    interruptions: count.silenceMs.length,
    interruptedMaxMs: count.silenceMs.reduce((most, ms) => Math.max(most, ms), 0),
    diceAddressedAnswered: share(count.dice.addressedAnswered, count.addressed),
    diceWrongAnswers: share(count.dice.wrongAnswers, count.addressed),
    diceBetweenPeopleAnswered: share(count.dice.betweenPeopleAnswered, count.betweenPeople),
    diceTwoAtOnce: share(count.dice.twoAtOnce, count.lines),
  }
}

function numberAfter(flag: string, fallback: number): number {
  const at = process.argv.indexOf(flag)
  const value = at < 0 ? fallback : Number(process.argv[at + 1])
  if (!Number.isInteger(value) || value < 1) throw new Error(`${flag} takes a whole number from 1`)
  return value
}
