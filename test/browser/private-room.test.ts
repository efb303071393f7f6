import { describe, expect, it } from 'vitest'
import { newPerson, newTab, phone, type Person } from '../helpers/person.ts'
import { openEvening } from '../helpers/evening.ts'
import { until } from '../helpers/wait.ts'

const kith = openEvening()
/** Doors and hosts are the same without the picture; the first test has it. */
const inLists = { listView: true } as const

async function openRoomPanel(person: Person): Promise<void> {
  await person.page
    .getByRole('button', { name: /^(Make a private room|This room)/ })
    .first()
    .click()
  await person.page.getByRole('dialog').waitFor()
}

/** Makes a room as a person would, goes there, and returns the path of its link. */
async function makeRoom(host: Person, options: { passcode?: string; knock?: boolean; residents?: boolean } = {}): Promise<string> {
  const { page } = host
  await openRoomPanel(host)
  if (options.passcode !== undefined) await page.getByRole('textbox', { name: /^Passcode/ }).fill(options.passcode)
  if (options.knock === true) await page.getByRole('switch', { name: /Let me answer the door/ }).check()
  await page.getByRole('button', { name: 'Open the room' }).click()
  const link = await page.getByRole('textbox', { name: 'Invite link' }).inputValue()
  const roomBefore = (await host.hook()).selfPid
  await page.getByRole('button', { name: 'Go there' }).click()
  await until(
    'the host is in the room',
    async () => {
      const state = await host.hook()
      return state.connection === 'online' && !(await page.getByRole('button', { name: 'Go there' }).isVisible())
    },
    60_000,
  )
  expect(roomBefore).toBeGreaterThan(0)
  return new URL(link).pathname
}

/** As a host does it, by the list of who is here. */
async function ban(host: Person, name: string, link: 'keep the link' | 'renew the link'): Promise<void> {
  const { page } = host
  await page
    .getByRole('button', { name: `More about ${name}` })
    .first()
    .click()
  await page.getByRole('button', { name: 'Ban', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: `Ban ${name}?` })
  if (link === 'keep the link') await dialog.getByRole('switch', { name: /Make a new link/ }).uncheck()
  await dialog.getByRole('button', { name: 'Ban', exact: true }).click()
}

describe('a private room', () => {
  it('takes a friend in by its link alone, beside the host, and keeps strangers’ guesses out', async () => {
    const ada = await newPerson(kith.browser, kith.server.url)
    await ada.enter('Ada')
    const path = await makeRoom(ada)
    expect(path).toMatch(/^\/r\/[A-Za-z0-9_-]{22,}$/)

    const bo = await newPerson(kith.browser, kith.server.url, { viewport: phone, touch: true, path })
    await bo.enter('Bo')
    await until('Bo sees Ada', async () => (await bo.hook()).avatars.some((avatar) => avatar.name === 'Ada'))
    await bo.say('what a lovely room')
    await ada.hears('Bo', (line) => line.text === 'what a lovely room')

    const guess = await newPerson(kith.browser, kith.server.url, { ...inLists, path: `${path.slice(0, -4)}aaaa` })
    await guess.page.getByRole('textbox', { name: 'Your name' }).fill('Mallory')
    await guess.page.getByRole('button', { name: 'Enter', exact: true }).click()
    await guess.page.getByText('This invite no longer opens a door').first().waitFor()

    // Tomorrow: the same link, and the transcript for those who were there.
    await kith.server.stop()
    await kith.server.restart()
    await until('Ada is back', async () => (await ada.hook()).connection === 'online', 60_000)
    await until('Bo is back', async () => (await bo.hook()).connection === 'online', 60_000)
    await bo.page.reload()
    await until('Bo is back after a reload', async () => (await bo.hook()).connection === 'online', 60_000)
    await bo.hears('yesterday’s line', (line) => line.text === 'what a lovely room', 30_000)
    for (const person of [ada, bo, guess]) await person.close()
  })

  it('asks for its passcode', async () => {
    const ada = await newPerson(kith.browser, kith.server.url, inLists)
    await ada.enter('Ada')
    const path = await makeRoom(ada, { passcode: 'osmanthus' })
    const bo = await newPerson(kith.browser, kith.server.url, { ...inLists, path })
    await bo.page.getByRole('textbox', { name: 'Your name' }).fill('Bo')
    await bo.page.getByRole('button', { name: 'Enter', exact: true }).click()
    const field = bo.page.getByLabel('Passcode')
    await field.fill('jasmine')
    await bo.page.getByRole('button', { name: 'Open' }).click()
    await bo.page.getByText('That was not it').waitFor()
    await field.fill('osmanthus')
    await bo.page.getByRole('button', { name: 'Open' }).click()
    await until('Bo is in', async () => (await bo.hook()).connection === 'online', 60_000)
    await ada.close()
    await bo.close()
  })

  it('lets the host answer a knock', async () => {
    const ada = await newPerson(kith.browser, kith.server.url, inLists)
    await ada.enter('Ada')
    const path = await makeRoom(ada, { knock: true })
    const bo = await newPerson(kith.browser, kith.server.url, { ...inLists, path })
    await bo.page.getByRole('textbox', { name: 'Your name' }).fill('Bo')
    await bo.page.getByRole('button', { name: 'Enter', exact: true }).click()
    await bo.page.getByRole('textbox', { name: /A line for those inside/ }).fill('it is me, from the pond')
    await bo.page.getByRole('button', { name: 'Knock', exact: true }).click()
    // Wherever the host is looking: the bar says that somebody waits, and the knock is answered where it is told.
    await ada.page.getByText('it is me, from the pond').waitFor()
    await ada.page.getByRole('button', { name: /^This room · 1 waits at the door/ }).waitFor()
    await ada.page.getByRole('button', { name: 'Let in Bo' }).click()
    await until('Bo is in', async () => (await bo.hook()).connection === 'online', 60_000)
    await ada.page.getByText('it is me, from the pond').waitFor({ state: 'detached' })
    await ada.page.getByRole('button', { name: 'This room', exact: true }).waitFor()
    await ada.close()
    await bo.close()
  })

  it('kicks, and bans so that rename, reload and a new tab do not help', async () => {
    const ada = await newPerson(kith.browser, kith.server.url, inLists)
    await ada.enter('Ada')
    const path = await makeRoom(ada)
    const bo = await newPerson(kith.browser, kith.server.url, { ...inLists, path })
    await bo.enter('Bo')
    await until('Ada sees Bo', async () => (await ada.hook()).avatars.some((avatar) => avatar.name === 'Bo'))
    await ban(ada, 'Bo', 'keep the link')
    await until('Bo is out', async () => (await bo.hook()).connection === 'banned')
    await bo.page.getByText('This door stays closed').first().waitFor()

    const again = await newTab(bo, kith.server.url, path)
    await again.page.evaluate(() => localStorage.setItem('kith.name', 'Someone Else'))
    await again.page.reload()
    await until(
      'the new tab is refused',
      async () =>
        (await again.hook()).connection !== 'online' &&
        (await again.page.getByText(/This door stays closed|You cannot come into this room/).count()) > 0,
      60_000,
    )
    expect((await ada.hook()).avatars.filter((avatar) => avatar.kind === 'person')).toHaveLength(1)

    // The link let Cy in, who may be anybody; with a new one the old opens nothing.
    const cy = await newPerson(kith.browser, kith.server.url, { ...inLists, path })
    await cy.enter('Cy')
    await ban(ada, 'Cy', 'renew the link')
    await until('Cy is out', async () => (await cy.hook()).connection === 'banned')
    const dee = await newPerson(kith.browser, kith.server.url, { ...inLists, path })
    await dee.page.getByRole('textbox', { name: 'Your name' }).fill('Dee')
    await dee.page.getByRole('button', { name: 'Enter', exact: true }).click()
    await dee.page.getByText('This invite no longer opens a door').first().waitFor()
    await ada.close()
    await bo.close()
  })
})
