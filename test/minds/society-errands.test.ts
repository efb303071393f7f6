import { readFileSync } from 'node:fs'
import { emotions } from '@kith/shared/actions'
import { parseCardText, type Errand } from '@kith/shared/card'
import { spaceDocumentSchema } from '@kith/shared/space'
import { afterEach, describe, expect, test } from 'vitest'
import type { Village } from '../helpers/village.ts'
import { closeVillages, gathered, join, linesBy, quiet, tellAndWait, village, voice } from './society-kit.ts'

afterEach(closeVillages)

const minuteMs = 60_000
const garden = spaceDocumentSchema.parse(JSON.parse(readFileSync(new URL('../../assets/built/garden/space.json', import.meta.url), 'utf8')))
const tableWest = garden.spots.find(({ id }) => id === 'table-west') ?? { x: 0, z: 0 }
/** The longest step a world takes at once. */
const strideMs = 250
const residentIds = ['xiaoman', 'zhou', 'adeng']
const errands = new Map(
  residentIds.map((id): [string, readonly Errand[]] => {
    const parsed = parseCardText(readFileSync(new URL(`../../assets/residents/${id}.json`, import.meta.url), 'utf8'))
    if (!parsed.ok) throw new Error(`${id} has no card`)
    return [id, parsed.card.data.extensions.kith.errands]
  }),
)
/** The errand a resident is seen at now. */
const errandOf = (at: Village, id: string) =>
  errands.get(id)?.find(({ activity }) => activity.en === at.world.bodies.get(id)?.activity?.en) ?? null
const busy = (at: Village) => residentIds.filter((id) => errandOf(at, id) !== null)
/** Far from everybody's spots. */
const aside = { x: 8.5, z: 4.5 }

async function untilErrand(at: Village, id: string): Promise<Errand> {
  if (!(await at.runUntil(() => errandOf(at, id) !== null, 12 * minuteMs, strideMs))) throw new Error('no errand was done')
  const errand = errandOf(at, id)
  if (errand === null) throw new Error('the errand is over')
  return errand
}
const untilDone = (at: Village, id: string) => at.runUntil(() => errandOf(at, id) === null, 3 * minuteMs, strideMs)

describe('a day of their own', () => {
  test('[DA1] with nobody there nothing is done; with somebody there much is, and no model is asked', async () => {
    const chat = voice()
    const at = await village({ chat })
    await at.run(6 * minuteMs, strideMs)
    expect(at.events.filter(({ type }) => type === 'emoted')).toEqual([])
    expect(busy(at)).toEqual([])
    join(at, 'ada', aside)
    for (const id of residentIds) {
      const { stops } = await untilErrand(at, id)
      expect(at.world.bodies.get(id)?.seatId).toBe(null)
      const emote = stops.find((stop) => stop.emote !== undefined)?.emote
      expect(at.events.some((event) => event.type === 'emoted' && event.id === id && event.emote === emote)).toBe(true)
    }
    expect(chat.requests).toEqual([])
    const others = ['came near', 'a word among ourselves', 'answers a word']
    expect(at.decisions.filter(({ reason }) => !others.includes(reason))).toEqual([])
  })

  test('[DA2] while somebody near writes nothing is begun, and what is under way is left', async () => {
    const at = await village({ residents: ['xiaoman'] })
    join(at, 'ada', aside)
    await untilErrand(at, 'xiaoman')
    const body = at.world.bodies.get('xiaoman')
    join(at, 'bo', { x: (body?.x ?? 0) + 1.5, z: (body?.z ?? 0) + 1.5 })
    at.world.push({ type: 'presence', id: 'bo', presence: 'typing' })
    expect(await at.runUntil(() => errandOf(at, 'xiaoman') === null, 2_000)).toBe(true)
    at.world.push({ type: 'leave', id: 'bo' })
    join(at, 'cy', { x: -0.4, z: -3.6 })
    at.world.push({ type: 'presence', id: 'cy', presence: 'typing' })
    let seen = 0
    await at.runUntil(() => (errandOf(at, 'xiaoman') === null ? false : (seen += 1) > 0), 10 * minuteMs, strideMs)
    expect(seen).toBe(0)
  })

  test('[DA2][DA6] what was left when a talk came up was not done', async () => {
    const at = await village({ residents: ['xiaoman'] })
    join(at, 'ada', { x: -0.4, z: -2.6 })
    await at.run(5_000)
    const errand = await untilErrand(at, 'xiaoman')
    at.say('ada', 'Xiaoman, what did you do today?')
    expect(await at.runUntil(() => linesBy(at, 'xiaoman').length > 0, 20_000)).toBe(true)
    await quiet(at)
    expect(linesBy(at, 'xiaoman').join(' ')).not.toContain(errand.did.en)
    await at.run(10_000)
    expect(at.world.bodies.get('xiaoman')?.walking).toBe(false)
  })

  test.each([
    ['en', 'Xiaoman, what did you do today?'],
    ['zh', '小满，你今天做了什么？'],
  ] as const)('[DA6] asked what it did today it tells what it did, in %s', async (lang, question) => {
    const at = await village({ residents: ['xiaoman'] })
    join(at, 'ada', aside)
    const errand = await untilErrand(at, 'xiaoman')
    expect(await untilDone(at, 'xiaoman')).toBe(true)
    const body = at.world.bodies.get('xiaoman')
    join(at, 'bo', { x: (body?.x ?? 0) + 0.8, z: (body?.z ?? 0) + 1 })
    await at.run(500)
    at.say('bo', question)
    const said = () => linesBy(at, 'xiaoman').join(' ')
    expect(await at.runUntil(() => said().includes(errand.did[lang]), 30_000), said()).toBe(true)
  })

  test('[DA6] a model is told what was done, and nothing when nothing was', async () => {
    const chat = voice()
    const at = await village({ residents: ['zhou'], chat })
    join(at, 'ada', aside)
    const ask = async () => {
      const before = chat.requests.length
      const body = at.world.bodies.get('zhou')
      const id = `bo${before}`
      join(at, id, { x: (body?.x ?? 0) + 0.8, z: (body?.z ?? 0) + 1 })
      await at.run(500)
      at.say(id, 'Zhou, what did you do today?')
      expect(await at.runUntil(() => chat.requests.length > before, 30_000)).toBe(true)
      await quiet(at)
      at.world.push({ type: 'leave', id })
      return JSON.stringify(chat.requests.at(-1)?.messages)
    }
    expect(await ask()).not.toContain('you_did_today')
    const errand = await untilErrand(at, 'zhou')
    expect(await untilDone(at, 'zhou')).toBe(true)
    expect(await ask()).toContain(`20:00 ${errand.did.en}`)
  })

  test('[DA7] good company leaves a mood that a model is told of and the face goes back to; off the record it leaves none', async () => {
    for (const offRecord of [false, true]) {
      const chat = voice()
      const at = await gathered(['ada'], ['xiaoman'], { chat })
      at.world.push({ type: 'off-record', id: 'ada', on: offRecord })
      for (let line = 1; line <= 10; line += 1) await tellAndWait(at, 'ada', `Xiaoman, here is line ${line} about plums.`)
      expect(JSON.stringify(chat.requests[0]?.messages)).not.toContain('your_mood')
      expect(JSON.stringify(chat.requests.at(-1)?.messages).includes('glad of the company')).toBe(!offRecord)
      await at.run(60_000, strideMs)
      expect(emotions[at.world.bodies.get('xiaoman')?.emotion ?? -1]).toBe(offRecord ? 'calm' : 'glad')
    }
  })

  test('[DA8] a cup is brought to whoever sits quietly and is in their hand once it is given, for a while; nothing stays in the resident’s', async () => {
    const at = await village({ residents: ['xiaoman'] })
    join(at, 'ada', aside)
    const held = () => at.world.bodies.get('xiaoman')?.held
    const seat = garden.seats.find(({ x, z }) => Math.hypot(x - tableWest.x, z - tableWest.z) < 2)
    join(at, 'bo', seat ?? aside)
    await at.run(500)
    at.world.push({ type: 'sit', id: 'bo', seatId: seat?.id ?? '' })
    expect(await at.runUntil(() => held() === 'cup', 45 * minuteMs, strideMs)).toBe(true)
    const before = at.events.length
    const given = () => at.events.slice(before).some((event) => event.type === 'emoted' && event.emote === 'give')
    expect(await at.runUntil(given, minuteMs)).toBe(true)
    const [guest, host] = ['bo', 'xiaoman'].map((id) => at.world.bodies.get(id))
    expect([guest?.seatId, held()]).toEqual([seat?.id, 'cup'])
    expect(Math.hypot((guest?.x ?? 99) - (host?.x ?? 0), (guest?.z ?? 99) - (host?.z ?? 0))).toBeLessThan(1.8)
    expect(await at.runUntil(() => held() === 'none', 4_000)).toBe(true)
    await at.run(100)
    const guestHolds = () => at.world.bodies.get('bo')?.held
    expect(guestHolds()).toBe('cup')
    expect(await untilDone(at, 'xiaoman')).toBe(true)
    expect([held(), guestHolds()]).toEqual(['none', 'cup'])
    expect(await at.runUntil(() => guestHolds() === 'none', 3 * minuteMs, strideMs)).toBe(true)
  })

  test('[DA8] what is carried is put away when a talk comes up', async () => {
    const at = await village({ residents: ['xiaoman'] })
    join(at, 'ada', aside)
    const body = () => at.world.bodies.get('xiaoman')
    expect(await at.runUntil(() => body()?.held !== 'none', 45 * minuteMs, strideMs)).toBe(true)
    join(at, 'bo', { x: (body()?.x ?? 0) + 1, z: (body()?.z ?? 0) + 1 })
    await at.run(200)
    at.say('bo', 'Xiaoman, a word?')
    expect(await at.runUntil(() => body()?.held === 'none', 5_000)).toBe(true)
  })

  test('[DA2] an errand is left for a newcomer who stands alone, and the walk over to them goes through', async () => {
    const at = await village({ residents: ['xiaoman'] })
    join(at, 'ada', aside)
    await untilErrand(at, 'xiaoman')
    join(at, 'bo', { x: -4.5, z: 7 })
    const metres = () => {
      const [one, other] = ['xiaoman', 'bo'].map((id) => at.world.bodies.get(id))
      return Math.hypot((one?.x ?? 99) - (other?.x ?? -99), (one?.z ?? 99) - (other?.z ?? -99))
    }
    expect(await at.runUntil(() => metres() < 2.2, 20_000)).toBe(true)
  })

  test('[DA3] errands never end on a seat, and no two residents are at one spot', async () => {
    const at = await village()
    join(at, 'ada', aside)
    let crowded = 0
    let seated = 0
    await at.runUntil(
      () => {
        const [first, second] = busy(at).map((id) => at.world.bodies.get(id))
        if (first !== undefined && second !== undefined && Math.hypot(first.x - second.x, first.z - second.z) < 0.5) crowded += 1
        for (const id of busy(at)) if (at.world.bodies.get(id)?.seatId !== null) seated += 1
        return false
      },
      12 * minuteMs,
      strideMs,
    )
    expect({ crowded, seated }).toEqual({ crowded: 0, seated: 0 })
  })
})
