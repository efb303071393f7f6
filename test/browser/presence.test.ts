import { describe, expect, it } from 'vitest'
import { laptop, newPerson, phone, type Person } from '../helpers/person.ts'
import { openEvening } from '../helpers/evening.ts'
import { garden } from '../helpers/garden.ts'
import { until } from '../helpers/wait.ts'

const kith = openEvening()

/** Where somebody stands, as another page sees them. */
async function seenBy(watcher: Person, name: string) {
  return (await watcher.hook()).avatars.find((avatar) => avatar.name === name) ?? null
}

describe.each([
  ['1280×720', laptop, false],
  ['390×844', phone, true],
] as const)('two people at %s', (_size, viewport, touch) => {
  it('see each other move, and hear each other by distance alone', async () => {
    const ada = await newPerson(kith.browser, kith.server.url, { viewport, touch })
    const bo = await newPerson(kith.browser, kith.server.url, { viewport, touch })
    // Names of their own: somebody who closed their page keeps their seat for two minutes.
    const [adaName, boName] = [`Ada${viewport.width}`, `Bo${viewport.width}`]
    await ada.enter(adaName)
    await bo.enter(boName)
    await until('Bo sees Ada', () => seenBy(bo, adaName))

    const before = await seenBy(bo, adaName)
    await ada.walkToPlace(garden.fire.name, garden.fire.x, garden.fire.z)
    const after = await until('Bo sees Ada by the fire', async () => {
      const seen = await seenBy(bo, adaName)
      return seen !== null && Math.hypot(seen.x - garden.fire.x, seen.z - garden.fire.z) < 1.5 ? seen : null
    })
    expect(Math.hypot(after.x - (before?.x ?? 0), after.z - (before?.z ?? 0))).toBeGreaterThan(1)

    // 3.5 m: heard.
    await bo.walkToPlace(garden.tree.name, garden.tree.x, garden.tree.z)
    const near = `near-${Math.round(viewport.width)} lantern`
    await ada.say(near)
    await bo.hears('a line from 3.5 m', (line) => line.text === near && !line.mine)
    expect(bo.received(near)).toBe(true)

    // 9.1 m: a murmur, not the words.
    await ada.walkToPlace(garden.counterFront.name, garden.counterFront.x, garden.counterFront.z)
    await bo.walkToPlace(garden.tableEast.name, garden.tableEast.x, garden.tableEast.z)
    const far = `far-${Math.round(viewport.width)} harbour`
    const framesBefore = bo.frames.length
    await ada.say(far)
    await ada.hears('her own line', (line) => line.text === far && line.mine)
    await until('a murmur on Bo’s wire', () =>
      bo.frames.slice(framesBefore).some(({ direction, bytes }) => direction === 'in' && bytes.includes('murmur')),
    )
    expect(bo.received(far)).toBe(false)

    // 20 m: nothing at all.
    await ada.walkToPlace(garden.hedgeWest.name, garden.hedgeWest.x, garden.hedgeWest.z)
    await bo.walkToPlace(garden.hedgeEast.name, garden.hedgeEast.x, garden.hedgeEast.z)
    const gone = `gone-${Math.round(viewport.width)} glacier`
    const quietFrom = bo.frames.length
    await ada.say(gone)
    await until('her line is said', async () => (await ada.hook()).transcript.some((line) => line.text === gone && line.done))
    // A later line that does arrive proves that nothing was merely late.
    await bo.walkToPlace(garden.pond.name, garden.pond.x, garden.pond.z, 2)
    await ada.walkToPlace(garden.pond.name, garden.pond.x, garden.pond.z, 2)
    const here = `here-${Math.round(viewport.width)} again`
    await ada.say(here)
    await bo.hears('a line beside the pond', (line) => line.text === here)
    expect(bo.received(gone)).toBe(false)
    const between = bo.frames.slice(quietFrom).filter(({ direction, bytes }) => direction === 'in' && bytes.includes(here))
    expect(between.length).toBeGreaterThan(0)

    expect([...ada.troubles, ...bo.troubles]).toEqual([])
    await ada.close()
    await bo.close()
  })
})

describe('coming back', () => {
  it('needs no card the second time, and the language holds', async () => {
    const mei = await newPerson(kith.browser, kith.server.url, { language: 'zh' })
    await mei.enter('美')
    expect(await mei.page.evaluate(() => document.documentElement.lang)).toBe('zh-CN')
    await mei.page.reload()
    await until('back without a card', async () => (await mei.hook()).connection === 'online', 60_000)
    expect(await mei.page.getByRole('button', { name: '进园' }).count()).toBe(0)
    expect((await mei.me()).name).toBe('美')
    expect(mei.troubles).toEqual([])
    await mei.close()
  })
})
