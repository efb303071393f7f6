import { describe, expect, it } from 'vitest'
import { newPerson, newTab, phone } from '../helpers/person.ts'
import { openEvening } from '../helpers/evening.ts'
import { garden } from '../helpers/garden.ts'
import { until } from '../helpers/wait.ts'

const kith = openEvening()

describe('losing and finding the connection', () => {
  it.each(['SIGKILL', 'SIGTERM'] as const)('comes back by itself to the same spot after %s, with nothing said lost', async (signal) => {
    // Once with the picture, once without: the connection is the same, and so must the way back be.
    const ada = await newPerson(kith.browser, kith.server.url, { listView: signal === 'SIGTERM' })
    const bo = await newPerson(kith.browser, kith.server.url, { viewport: phone, touch: true, listView: true })
    await ada.enter('Ada')
    await bo.enter('Bo')
    await ada.walkToPlace(garden.pond.name, garden.pond.x, garden.pond.z, 1.5)
    await bo.walkToPlace(garden.tableWest.name, garden.tableWest.x, garden.tableWest.z, 1.5)
    const before = await ada.me()
    await ada.say('before the dark')
    await bo.hears('a line before', (line) => line.text === 'before the dark')

    const code = await kith.server.stop(signal)
    if (signal === 'SIGTERM') expect(code).toBe(0)
    await until('the page says so', async () => (await ada.hook()).connection !== 'online')
    await ada.page
      .getByText(/Finding the way back|finding the way back|Connection lost/)
      .first()
      .waitFor()
    await ada.say('said in the dark')
    await kith.server.restart()
    await until('Ada is back', async () => (await ada.hook()).connection === 'online', 60_000)
    await until('Bo is back', async () => (await bo.hook()).connection === 'online', 60_000)
    await bo.hears('what was said in the dark', (line) => line.text === 'said in the dark', 30_000)
    const lines = (await bo.hook()).transcript.filter((line) => /before the dark|said in the dark/.test(line.text)).map((line) => line.text)
    expect(lines).toEqual(['before the dark', 'said in the dark'])
    const after = await ada.me()
    expect(Math.hypot(after.x - before.x, after.z - before.z)).toBeLessThan(1.5)
    await ada.close()
    await bo.close()
  })

  it('offers a second tab to move here, and lets the first one go', async () => {
    const first = await newPerson(kith.browser, kith.server.url, { listView: true })
    await first.enter('Twofold')
    const second = await newTab(first, kith.server.url)
    await second.page.getByRole('button', { name: 'Move here' }).click()
    await until('the second tab is in', async () => (await second.hook()).connection === 'online', 60_000)
    await until('the first tab has let go', async () => (await first.hook()).connection === 'moved')
    await first.page.getByRole('button', { name: 'Move back here' }).waitFor()
    expect((await second.hook()).avatars.filter((avatar) => avatar.name === 'Twofold')).toHaveLength(1)
    await first.close()
  })

  it('survives the network going away under it', async () => {
    const ada = await newPerson(kith.browser, kith.server.url)
    await ada.enter('Ada')
    await ada.context.setOffline(true)
    await until('the page says so', async () => (await ada.hook()).connection !== 'online', 40_000)
    await ada.context.setOffline(false)
    await until('Ada is back', async () => (await ada.hook()).connection === 'online', 60_000)
    await ada.close()
  })
})
