import { describe, expect, it } from 'vitest'
import { laptop, newPerson, phone, type Person } from '../helpers/person.ts'
import { openEvening } from '../helpers/evening.ts'
import { garden } from '../helpers/garden.ts'
import { until } from '../helpers/wait.ts'

const kith = openEvening()

/** Where somebody stands, as another page draws them; null while it does not. */
async function seenBy(watcher: Person, name: string) {
  return (await watcher.hook()).avatars.find((avatar) => avatar.name === name && !avatar.hidden) ?? null
}

/** Both stand that far apart, and each page draws the other where it stands: so does the server, which decides who hears. */
async function standApart(ada: Person, bo: Person, names: readonly [string, string], least: number, most: number): Promise<void> {
  await until(`${names.join(' and ')} stand ${least}–${most} m apart`, async () => {
    const [a, b, aByBo, bByAda] = await Promise.all([ada.me(), bo.me(), seenBy(bo, names[0]), seenBy(ada, names[1])])
    if (aByBo === null || bByAda === null || metres(a, aByBo) > 0.1 || metres(b, bByAda) > 0.1) return false
    return metres(a, b) >= least && metres(a, b) <= most
  })
}

function metres(one: { x: number; z: number }, other: { x: number; z: number }): number {
  return Math.hypot(one.x - other.x, one.z - other.z)
}

describe('two people, one at 1280×720 and one at 390×844', () => {
  it('see each other move, and hear each other by distance alone', async ({ task }) => {
    const ada = await newPerson(kith.browser, kith.server.url, { viewport: laptop })
    const bo = await newPerson(kith.browser, kith.server.url, { viewport: phone, touch: true })
    // Names of their own, also in a second attempt: somebody who closed their page keeps their seat for two minutes.
    const attempt = `${'ab'[task.result?.retryCount ?? 0]}`
    const [adaName, boName] = [`Ada${attempt}`, `Bo${attempt}`]
    const names = [adaName, boName] as const
    await ada.enter(adaName)
    await bo.enter(boName)
    const before = await until('Bo sees Ada', () => seenBy(bo, adaName))
    await ada.walkToPlace(garden.fire.name, garden.fire.x, garden.fire.z)
    const after = await until('Bo sees Ada by the fire', async () => {
      const seen = await seenBy(bo, adaName)
      return seen !== null && metres(seen, garden.fire) < 1.5 ? seen : null
    })
    expect(metres(after, before)).toBeGreaterThan(1)

    // 3.5 m: heard.
    await bo.walkToPlace(garden.tree.name, garden.tree.x, garden.tree.z)
    await standApart(ada, bo, names, 2, 6)
    const near = `near-${attempt} lantern`
    await ada.say(near)
    await bo.hears('a line from 3.5 m', (line) => line.text === near && !line.mine)
    expect(bo.received(near)).toBe(true)

    // 10 m: a murmur, not the words.
    await bo.walkToPlace(garden.hedgeWest.name, garden.hedgeWest.x, garden.hedgeWest.z)
    await standApart(ada, bo, names, 9, 11)
    const far = `far-${attempt} harbour`
    const framesBefore = bo.frames.length
    await ada.say(far)
    await ada.hears('her own line', (line) => line.text === far && line.mine)
    await until('a murmur on Bo’s wire', () =>
      bo.frames.slice(framesBefore).some(({ direction, bytes }) => direction === 'in' && bytes.includes('murmur')),
    )
    expect(bo.received(far)).toBe(false)

    // 20 m: nothing at all.
    await ada.walkToPlace(garden.hedgeEast.name, garden.hedgeEast.x, garden.hedgeEast.z)
    await standApart(ada, bo, names, 18, 21)
    const gone = `gone-${attempt} glacier`
    const quietFrom = bo.frames.length
    await ada.say(gone)
    await until('her line is said', async () => (await ada.hook()).transcript.some((line) => line.text === gone && line.done))
    // A later line that does arrive proves that nothing was merely late.
    await bo.walkToPlace(garden.pond.name, garden.pond.x, garden.pond.z, 2)
    await ada.walkToPlace(garden.pond.name, garden.pond.x, garden.pond.z, 2)
    const here = `here-${attempt} again`
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
