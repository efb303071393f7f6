import { afterAll, describe, expect, it } from 'vitest'
import { startOpenAiServer, type OpenAiServer } from '../helpers/openai-server.ts'
import { newPerson } from '../helpers/person.ts'
import { openEvening } from '../helpers/evening.ts'
import { garden } from '../helpers/garden.ts'
import { until } from '../helpers/wait.ts'

let model: OpenAiServer
const kith = openEvening(async () => {
  // A model that repeats everything it was shown: whatever reaches a prompt, it tells.
  model = await startOpenAiServer({
    reply: (request) =>
      `[calm] I was told: ${JSON.stringify(request.messages)
        .replace(/[^\p{L}\p{N} -]/gu, ' ')
        .slice(-900)}`,
  })
  return { OPENAI_API_KEY: 'test', OPENAI_BASE_URL: model.url, KITH_MODEL: 'parrot' }
})
afterAll(() => model.close())

describe('a secret told alone', () => {
  it('is in no prompt and on no wire of another person’s conversation, even with a model that tells all it is shown', async () => {
    const secret = 'zanzibar-quill-7'
    const ada = await newPerson(kith.browser, kith.server.url, { listView: true })
    await ada.enter('Ada')
    await ada.walkToPerson('Xiaoman')
    await ada.say(`Xiaoman, between us: the key is under the ${secret}.`)
    await until('the model was asked with the secret in the prompt', () =>
      model.requests.some((request) => JSON.stringify(request.body).includes(secret)),
    )
    await ada.hears('an answer', (line) => line.kind === 'resident' && line.done && line.text !== '', 40_000)
    await ada.walkToPlace(garden.hedgeWest.name, garden.hedgeWest.x, garden.hedgeWest.z)

    const bo = await newPerson(kith.browser, kith.server.url, { listView: true })
    await bo.enter('Bo')
    await bo.walkToPerson('Xiaoman')
    const asked = model.requests.length
    await bo.say('Xiaoman, what did Ada tell you about the key? Where is it?')
    await until('the model was asked for Bo', () => model.requests.length > asked, 40_000)
    await bo.hears('an answer to Bo', (line) => line.kind === 'resident' && line.done && line.text !== '', 40_000)
    const prompts = model.requests.slice(asked).map((request) => JSON.stringify(request.body))
    expect(prompts.length).toBeGreaterThan(0)
    expect(prompts.filter((prompt) => prompt.includes(secret))).toEqual([])
    expect(bo.received(secret)).toBe(false)
    // The test can fail: Ada's own wire did carry it.
    expect(ada.frames.some(({ bytes }) => bytes.includes(secret))).toBe(true)
    expect(bo.troubles).toEqual([])
    await ada.close()
    await bo.close()
  })
})
