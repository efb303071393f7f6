import { expect, test } from 'vitest'
import { noCount, playScene } from '../helpers/floor-play.ts'
import { floorCards } from '../helpers/floor-village.ts'

const scenes = 150
const firstSeed = 4_000_000

test(
  'FL1–FL18: in talks of many, whoever is meant answers, people are left alone, and nobody speaks over another',
  { timeout: 60_000 },
  async () => {
    const cards = await floorCards()
    const count = noCount()
    for (let index = 0; index < scenes; index += 1) await playScene(firstSeed + index, cards, count)
    const faults = count.faults.join('\n')
    expect(count.scenes).toBe(scenes)
    expect(count.addressedAnswered / count.addressed, faults).toBeGreaterThanOrEqual(0.98)
    expect(count.betweenPeopleAnswered / count.betweenPeople, faults).toBeLessThanOrEqual(0.02)
    expect(count.wrongAnswers / count.addressed, faults).toBeLessThanOrEqual(0.01)
    expect(count.openAnswered, faults).toBe(count.open)
    expect([count.twoAtOnce, count.beyondGuards, count.silencedSpoke], faults).toEqual([0, 0, 0])
    expect(Math.max(...count.silenceMs), 'by the clock of the scenes').toBeLessThanOrEqual(100)
    // Dice show that the scenes can be got wrong.
    expect(count.dice.betweenPeopleAnswered / count.betweenPeople).toBeGreaterThan(0.5)
  },
)
