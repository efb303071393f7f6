import { afterAll, describe, expect, it } from 'vitest'
import { makeRoom } from '../helpers/bot.ts'
import { openEvening } from '../helpers/evening.ts'
import { startOpenAiServer, type OpenAiServer } from '../helpers/openai-server.ts'
import { newPerson, type Person } from '../helpers/person.ts'
import { until } from '../helpers/wait.ts'

let stub: OpenAiServer | null = null
let answers = 0
const kith = openEvening(async () => {
  stub = await startOpenAiServer({ reply: () => `[calm] ${said[(answers += 1) % said.length] ?? ''}` })
  return {
    OPENAI_API_KEY: 'k',
    OPENAI_BASE_URL: stub.url,
    KITH_MODEL: 'kith-small',
    KITH_MODELS: 'kith-small,kith-large',
    KITH_PRICES: 'kith-small=1/2,kith-large=10/20',
  }
})
afterAll(async () => stub?.close())
const said = [
  'The kettle has just boiled, sit down.',
  'Five lanterns are lit already this evening.',
  'There is a wind from the pond tonight.',
  'Somebody left a red umbrella by the gate.',
  'The stars take their time, as they should.',
  'I mended the bench by the wall.',
]

/** The host of a new room, beside Zhou. */
async function besideZhou(): Promise<Person> {
  const host = await newPerson(kith.browser, kith.server.url, { listView: true })
  await host.enter('Ada')
  const token = await host.page.evaluate(() => localStorage.getItem('kith.token') ?? '')
  const invite = await makeRoom(kith.server.url, token, { residentIds: ['zhou'] })
  await host.page.goto(`${kith.server.url}/r/${invite}?quality=test`)
  await until('in the room', async () => (await host.hook()).connection === 'online', 60_000)
  await host.walkToPerson('Zhou')
  return host
}
async function ask(host: Person, text: string): Promise<void> {
  const before = (await host.hook()).transcript.filter(({ kind, done }) => kind === 'resident' && done).length
  await host.say(text)
  await until(
    `an answer to ${text}`,
    async () => (await host.hook()).transcript.filter(({ kind, done }) => kind === 'resident' && done).length > before,
    30_000,
  )
}

describe('a host of residents', () => {
  it('sees what they cost and why, chooses models, sets a limit, pauses; and is asked once how the talk was', async () => {
    const host = await besideZhou()
    const { page } = host
    await ask(host, 'Zhou, good evening.')
    await page
      .getByRole('button', { name: /^This room/ })
      .first()
      .click()
    const panel = page.getByRole('dialog')
    await panel.getByRole('tab', { name: 'Residents' }).click()
    const today = panel.getByRole('region', { name: 'Today' })
    await today.getByText(/1 call\s.*120 tokens in/).waitFor()
    await panel.getByText('Why it spoke or kept quiet').click()
    await panel.getByText('Answered: called by name').waitFor()

    await panel.getByRole('combobox', { name: 'Model of Zhou' }).selectOption('kith-large')
    await panel.getByText('$10 in, $20 out per million tokens').waitFor()
    await panel.getByRole('textbox', { name: /^Daily limit/ }).fill('0.5')
    await panel.getByRole('button', { name: 'Set', exact: true }).click()
    await panel.getByText('of $0.50 a day').waitFor()
    await ask(host, 'Zhou, what is new today?')
    expect(stub?.chats().at(-1)?.body?.model).toBe('kith-large')
    // Live: the panel was open all the while.
    await today.getByText(/2 calls\s.*240 tokens in/).waitFor()

    await panel.getByRole('switch', { name: /Pause Zhou/ }).click()
    await host.say('Zhou, are you there?')
    await panel.getByText('Kept quiet: paused').waitFor()
    await panel.getByRole('switch', { name: /Pause Zhou/, checked: true }).click()
    await panel.getByRole('switch', { name: /Pause Zhou/, checked: false }).waitFor()
    await panel.getByRole('button', { name: 'Close' }).click()

    for (const line of ['Zhou, tell me of the lanterns.', 'Zhou, and the wind?', 'Zhou, thank you for all of it.']) await ask(host, line)
    const question = page.getByRole('region', { name: 'After the talk' })
    expect(await question.count()).toBe(0)
    await page
      .getByRole('button', { name: /^Walk to: .*pond/i })
      .first()
      .click()
    await question.waitFor({ timeout: 60_000 })
    await question.getByRole('button', { name: 'Better' }).click()
    await page.getByText('Thank you. Kept on this device.').waitFor()
    const kept = await page.evaluate(() => localStorage.getItem('kith.care') ?? '')
    expect(JSON.parse(kept)).toMatchObject({ never: false, answers: [{ answer: 'better' }] })
    await page
      .getByRole('button', { name: /^Settings/ })
      .first()
      .click()
    await page.getByText('You felt better after 1 of 1 talk.').waitFor()
    expect(host.troubles).toEqual([])
    await host.close()
  })
})
