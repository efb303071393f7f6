import type { Card } from '@kith/shared/card'
import { castOf, type Cast } from './floor-cast.ts'
import { rollDice } from './floor-dice.ts'
import { sceneOf, type SceneLine } from './floor-scenes.ts'
import { causeOf, openFloorVillage, tickMs, type FloorVillage, type Speech } from './floor-village.ts'
import { seeded, type Chance } from './room-fuzz.ts'

/** What came of many scenes, counted. */
export interface FloorCount {
  scenes: number
  lines: number
  residentLines: number
  /** Lines that call a resident who can answer, and how many of them it answered. */
  addressed: number
  addressedAnswered: number
  /** Answers by a resident who was not meant, or was told it is not. */
  wrongAnswers: number
  /** Lines between people, and how many of them a resident answered. */
  betweenPeople: number
  betweenPeopleAnswered: number
  /** Lines for all, and how many got one answer, or one and a second voice. */
  open: number
  openAnswered: number
  /** Times a person got words of two residents at the same moment. */
  twoAtOnce: number
  /** Lines among residents beyond the guards of FL11. */
  beyondGuards: number
  amongResidents: number
  silencedSpoke: number
  /** From a person's line to the last word of those it interrupts, by the scene's clock. */
  silenceMs: number[]
  /** The same lines decided as group chats of cards do: who is named, else dice, else anybody. */
  dice: { addressedAnswered: number; wrongAnswers: number; betweenPeopleAnswered: number; twoAtOnce: number }
  /** What went wrong, in words. */
  faults: string[]
}
export function noCount(): FloorCount {
  return {
    scenes: 0,
    lines: 0,
    residentLines: 0,
    addressed: 0,
    addressedAnswered: 0,
    wrongAnswers: 0,
    betweenPeople: 0,
    betweenPeopleAnswered: 0,
    open: 0,
    openAnswered: 0,
    twoAtOnce: 0,
    beyondGuards: 0,
    amongResidents: 0,
    silencedSpoke: 0,
    silenceMs: [],
    dice: { addressedAnswered: 0, wrongAnswers: 0, betweenPeopleAnswered: 0, twoAtOnce: 0 },
    faults: [],
  }
}

const longestAnswerMs = 30_000
const secondVoiceMs = 1_400
const calmStepMs = 250
const sceneMinuteMs = 60_000
const pairLinesAMinute = 3
const hopsALine = 3

interface Played extends SceneLine {
  id: string
  atMs: number
}

/** Plays one scene drawn from a seed in the real world with the real society, and counts what came of it. */
export async function playScene(seed: number, cards: ReadonlyMap<string, Card>, count: FloorCount): Promise<void> {
  const chance = seeded(seed)
  const cast = castOf(chance, cards)
  const village = await openFloorVillage({ cards, people: cast.people, residents: cast.residents })
  const played: Played[] = []
  for (const line of sceneOf(chance, cast)) played.push(await playLine(village, cast, line))
  await settle(village)
  count.scenes += 1
  judge(seed, village, cast, played, count, chance)
  await village.close()
}

async function settle(village: FloorVillage): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await village.run(200)
    await village.runUntil(() => !village.busy(), longestAnswerMs)
    await village.run(secondVoiceMs)
  }
}

async function playLine(village: FloorVillage, cast: Cast, line: SceneLine): Promise<Played> {
  const { world, society } = village
  if (line.afterQuietMs !== undefined) {
    await settle(village)
    await village.run(line.afterQuietMs, calmStepMs)
    await settle(village)
  }
  if (line.offRecord === true) world.push({ type: 'off-record', id: line.who, on: true })
  if (line.silences !== undefined) society.silence(line.silences, true)
  if (line.typing !== undefined) world.push({ type: 'presence', id: line.typing.who, presence: 'typing' })
  village.face(line.who, line.faces)
  await village.run(50)
  const id = village.say(line.who, line.text, line.volume)
  const atMs = village.nowMs()
  const doings: { afterMs: number; act: () => void }[] = []
  if (line.typing !== undefined) {
    const { who, ms } = line.typing
    doings.push({ afterMs: ms, act: () => world.push({ type: 'presence', id: who, presence: 'idle' }) })
  }
  if (line.leavesAfterMs !== undefined) doings.push({ afterMs: line.leavesAfterMs, act: () => world.push({ type: 'leave', id: line.who }) })
  if (line.arrivesAfterMs !== undefined) doings.push({ afterMs: line.arrivesAfterMs, act: () => village.join(cast.newcomer) })
  for (const { afterMs, act } of doings.toSorted((a, b) => a.afterMs - b.afterMs)) {
    await village.run(Math.max(0, afterMs - (village.nowMs() - atMs)))
    act()
  }
  if (line.nextAfterMs === undefined) await settle(village)
  else await village.run(Math.max(0, line.nextAfterMs - (village.nowMs() - atMs)))
  return { ...line, id, atMs }
}

function judge(seed: number, village: FloorVillage, cast: Cast, played: readonly Played[], count: FloorCount, chance: Chance): void {
  const { speeches } = village
  count.residentLines += speeches.length
  for (const line of played) judgeLine(seed, village, cast, line, count, chance)
  const fault = (what: string) => void count.faults.push(`scene ${seed}: ${what}`)
  const together = overlaps(speeches)
  count.twoAtOnce += together.length
  for (const one of together) fault(`two at once: ${one}`)
  const beyond = beyondGuards(village)
  count.beyondGuards += beyond
  if (beyond > 0) fault(`${beyond} lines beyond the guards`)
  count.amongResidents += speeches.filter((speech) => causeOf(speech).residentId !== null).length
  count.silenceMs.push(...silences(village))
}

function judgeLine(seed: number, village: FloorVillage, cast: Cast, line: Played, count: FloorCount, chance: Chance): void {
  const { expected, id, text, who } = line
  const said = village.said.find((one) => one.id === id)
  if (said === undefined) return
  count.lines += 1
  const answers = village.speeches.filter((speech) => causeOf(speech).lineId === id).map(({ speakerId }) => speakerId)
  const fault = (what: string) =>
    void count.faults.push(
      `scene ${seed}: ${what}: "${text}" by ${who}, looking at ${line.faces ?? 'nobody'}; expected ${JSON.stringify(expected)}; answered by ${answers.join(', ') || 'nobody'}; ${reasons(village, id)}`,
    )
  const hearing = cast.residents.filter(({ id: residentId }) => said.heardBy.includes(residentId))
  const dice = rollDice(
    text,
    hearing.map(({ id: residentId }) => residentId),
    village,
    chance,
  )
  if (dice.length > 1) count.dice.twoAtOnce += 1
  const never = 'never' in expected ? (expected.never ?? []) : []
  if (answers.some((one) => never.includes(one))) {
    if (line.silences === undefined) count.wrongAnswers += 1
    else count.silencedSpoke += 1
    fault('spoke though it must not')
  }
  if (dice.some((one) => never.includes(one))) count.dice.wrongAnswers += 1
  if (expected.type === 'none') {
    count.betweenPeople += 1
    if (dice.length > 0) count.dice.betweenPeopleAnswered += 1
    if (answers.length > 0) {
      count.betweenPeopleAnswered += 1
      fault('answered a person’s line to a person')
    }
  } else if (expected.type === 'open' && hearing.length > 0) {
    count.open += 1
    if (answers.length === 1 || answers.length === 2) count.openAnswered += 1
    else fault('a line for all')
  } else if (expected.type === 'answer' && expected.by.some((one) => said.heardBy.includes(one))) {
    count.addressed += 1
    if (dice.some((one) => expected.by.includes(one))) count.dice.addressedAnswered += 1
    const [first] = answers
    if (answers.some((one) => expected.by.includes(one))) count.addressedAnswered += 1
    else fault('was not answered')
    if (first !== undefined && !expected.by.includes(first)) {
      count.wrongAnswers += 1
      fault('another answered')
    }
  }
}
const reasons = (village: FloorVillage, lineId: string) =>
  village.decisions
    .filter(({ utteranceId }) => utteranceId === lineId)
    .map(({ residentId, taken, reason }) => `${residentId}${taken ? ' took it' : ''} (${reason})`)
    .join('; ')

/** Pairs of speeches of which one person got words at the same time. */
function overlaps(speeches: readonly Speech[]): string[] {
  const found: string[] = []
  for (const [at, one] of speeches.entries())
    for (const other of speeches.slice(at + 1)) {
      if (other.speakerId === one.speakerId) continue
      const shared = [...one.heard].some(([id, { fromMs, toMs }]) => {
        const theirs = id.startsWith('p') || id === 'late' ? other.heard.get(id) : undefined
        return theirs !== undefined && theirs.fromMs < toMs && fromMs < theirs.toMs
      })
      if (shared) found.push(`${one.text.slice(0, 20)} by ${one.speakerId}, ${other.text.slice(0, 20)} by ${other.speakerId}`)
    }
  return found
}

/** Lines among residents beyond three hops after a person's line, or three a minute for a pair. */
function beyondGuards({ speeches, said }: FloorVillage): number {
  const among = speeches.filter((speech) => causeOf(speech).residentId !== null)
  const pairOf = (speech: Speech) => [speech.speakerId, causeOf(speech).residentId ?? ''].toSorted().join()
  const hop = speeches.filter((speech) => speech.hop > hopsALine).length
  const minute = among.filter((speech, at) => {
    const before = among.slice(0, at).filter((one) => pairOf(one) === pairOf(speech) && speech.openedMs - one.openedMs < sceneMinuteMs)
    return before.length >= pairLinesAMinute
  }).length
  const unbroken = among.filter((speech, at) => {
    const since = Math.max(0, ...said.filter(({ atMs }) => atMs <= speech.openedMs).map(({ atMs }) => atMs))
    return among.slice(0, at).filter((one) => one.openedMs > since).length >= hopsALine
  }).length
  return hop + minute + unbroken
}

/** For each speech that a person's line cut: how long after the line was sent the last word of it was heard. */
function silences({ said, speeches }: FloorVillage): number[] {
  return speeches.flatMap((speech) => {
    if (speech.end?.cut !== true) return []
    const endMs = speech.end.atMs
    const line = said.findLast(({ atMs, heardBy }) => atMs > speech.openedMs && atMs <= endMs && heardBy.includes(speech.speakerId))
    if (line === undefined) return []
    const lastMs = Math.max(0, ...[...speech.heard.values()].map(({ toMs }) => toMs))
    // A line is sent at most one tick before the world hears it.
    return [Math.max(0, lastMs - (line.atMs - tickMs))]
  })
}
