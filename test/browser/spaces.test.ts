import { describe, expect, it } from 'vitest'
import { openEvening } from '../helpers/evening.ts'
import { newPerson, type Person } from '../helpers/person.ts'
import { until } from '../helpers/wait.ts'

const kith = openEvening()

const heading = (person: Person) => person.page.getByRole('heading', { level: 1 }).innerText()
const openPanel = (person: Person) =>
  person.page
    .getByRole('button', { name: /^(Make a private room|This room)/ })
    .first()
    .click()

describe('the space of a private room', () => {
  it('is chosen from pictures, walked in, lit by its host, and seen at its door', async () => {
    const ada = await newPerson(kith.browser, kith.server.url)
    await ada.enter('Ada')
    await openPanel(ada)
    await ada.page.getByRole('radio', { name: 'Rain Attic' }).click()
    await ada.page.getByText('rain runs down the big window').waitFor()
    await ada.page.getByRole('button', { name: 'Open the room' }).click()
    await ada.page.getByRole('button', { name: 'Go there' }).click()
    await until('Ada stands in the attic', async () => (await heading(ada)) === 'Rain Attic', 60_000)
    await until('the attic is drawn', () => ada.page.evaluate(() => window.__kith.worldReady), 60_000)
    const me = await ada.me()
    expect(Math.abs(me.x)).toBeLessThan(4)
    expect(Math.abs(me.z)).toBeLessThan(3)

    await openPanel(ada)
    await ada.page.getByRole('radio', { name: 'Clear' }).click()
    await until('the light is kept', () => ada.page.getByRole('radio', { name: 'Clear' }).isChecked())

    const asked: string[] = []
    const bo = await newPerson(kith.browser, kith.server.url)
    bo.page.on('request', (request) => asked.push(request.url()))
    await bo.page.goto(ada.page.url())
    await until('the attic is fetched for the door', () => asked.some((url) => url.includes('/api/door/')))
    await until('it is drawn behind the card', () => bo.page.evaluate(() => window.__kith.worldReady), 60_000)
    expect(ada.troubles).toEqual([])
    expect(bo.troubles).toEqual([])
    await ada.close()
    await bo.close()
  })
})
