import { errandSchema, kithExtensionSchema, type Errand } from '@kith/shared/card'
import type { SpaceDocument } from '@kith/shared/space'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDeeds } from './deeds.ts'
import { chooseErrand, doableIn, type Circumstances } from './errand-choice.ts'

const title = { zh: '某处', en: 'Somewhere' }
const space = {
  spots: ['tree', 'fire', 'gate'].map((id, at) => ({ id, title, x: at * 4, z: 0, yawRadians: 0 })),
} satisfies Pick<SpaceDocument, 'spots'> as unknown as SpaceDocument
const errand = (id: string, spots: string[], more: object = {}): Errand =>
  errandSchema.parse({ id, stops: [{ spots }], activity: title, did: { zh: '做了', en: `did ${id}` }, ...more })
const minuteMs = 60_000
const at = (more: Partial<Circumstances> = {}): Circumstances => ({
  hour: 16,
  nowMs: 0,
  from: { x: 0, z: 0 },
  lastDoneMs: () => null,
  isOpen: () => true,
  chance: () => 0,
  ...more,
})

test('[DA4] an errand of which a place is missing is not done there; the first place there is holds', () => {
  const twoStops = errandSchema.parse({ ...errand('cup', ['gate']), stops: [{ spots: ['gate'] }, { spots: ['bar'] }] })
  const doable = doableIn(space, [errand('sweep', ['willow', 'tree']), errand('sail', ['boat']), twoStops])
  expect(doable.map(({ errand: { id }, stops }) => [id, ...stops.map(({ spot }) => spot.id)])).toEqual([['sweep', 'tree']])
})

test('[DA4] a card without errands holds as it did', () => {
  expect(kithExtensionSchema.shape.errands.parse(undefined)).toEqual([])
})

test('[DA5] what has its hour goes before what can be done all day, the long undone before the lately done, the near before the far', () => {
  const chosen = (errands: Errand[], more: Partial<Circumstances> = {}) => chooseErrand(doableIn(space, errands), at(more))?.errand.id
  expect(chosen([errand('any', ['tree']), errand('timely', ['tree'], { fromHour: 15, toHour: 18 })])).toBe('timely')
  const doneMs = (id: string) => (id === 'lately' ? 60 * minuteMs : 0)
  expect(chosen([errand('lately', ['tree']), errand('long', ['tree'])], { nowMs: 110 * minuteMs, lastDoneMs: doneMs })).toBe('long')
  expect(chosen([errand('far', ['gate']), errand('near', ['tree'])])).toBe('near')
})

test('[DA3][DA5] property: never outside its hours, before its time or where it is not open; the same chance chooses the same', () => {
  const hours = fc.integer({ min: 0, max: 24 })
  const one = fc.record({ fromHour: hours, toHour: hours, spot: fc.constantFrom('tree', 'fire', 'gate'), doneMinutesAgo: fc.nat(90) })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 6 }), hours, fc.subarray(['tree', 'fire', 'gate']), fc.nat(), (list, hour, open, draw) => {
      const errands = list.map(({ fromHour, toHour, spot }, index) => errand(`e${index}`, [spot], { fromHour, toHour }))
      const ago = (id: string) => list[Number(id.slice(1))]?.doneMinutesAgo ?? 0
      const nowMs = 200 * minuteMs
      const choose = () =>
        chooseErrand(
          doableIn(space, errands),
          at({
            hour: hour % 24,
            nowMs,
            lastDoneMs: (id) => nowMs - ago(id) * minuteMs,
            isOpen: ({ id }) => open.includes(id),
            chance: () => (draw % 97) / 97,
          }),
        )
      const chosen = choose()
      expect(choose()).toEqual(chosen)
      if (chosen === null) return
      const { id, fromHour, toHour, everyMinutes } = chosen.errand
      expect(ago(id)).toBeGreaterThanOrEqual(everyMinutes)
      expect(open).toContain(chosen.stops[0].spot.id)
      const during = hour % 24
      const [from, to] = [fromHour % 24, toHour % 24]
      if (from !== to) expect(from < to ? during >= from && during < to : during >= from || during < to).toBe(true)
    }),
    { seed: 5, numRuns: 500 },
  )
})

test('[DA6] property: it tells at most four, only of today, only what was done, the latest last and nothing twice', () => {
  const deed = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), afterMinutes: fc.nat(300) })
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 30 }), (list) => {
      const deeds = createDeeds()
      let nowMs = Date.UTC(2026, 4, 3)
      const hourAt = (atMs: number) => (atMs % 86_400_000) / 3_600_000
      for (const { id, afterMinutes } of list) {
        nowMs += afterMinutes * minuteMs
        deeds.add('zhou', errand(id, ['tree']), hourAt(nowMs), nowMs)
      }
      const told = deeds.today('zhou', hourAt(nowMs), nowMs)
      expect(deeds.today('adeng', hourAt(nowMs), nowMs)).toEqual([])
      expect(told.length).toBeLessThanOrEqual(4)
      expect(told.map(({ atMs }) => atMs)).toEqual(told.map(({ atMs }) => atMs).toSorted((a, b) => a - b))
      expect(new Set(told.map(({ did }) => did.en)).size).toBe(told.length)
      expect(told.every(({ atMs }) => Math.floor(atMs / 86_400_000) === Math.floor(nowMs / 86_400_000))).toBe(true)
      const last = list.at(-1)
      if (last !== undefined) expect(told.at(-1)?.did.en).toBe(`did ${last.id}`)
    }),
    { seed: 6, numRuns: 300 },
  )
})
