import { afterEach, describe, expect, test } from 'vitest'
import { createMind } from '@kith/server/src/mind/create-mind.ts'
import type { MindAction, TurnInput } from '@kith/server/src/mind/types.ts'
import { createModels } from '@kith/server/src/models/models.ts'
import type { Mood } from '../helpers/openai-server-moods.ts'
import type { OpenAiServerOptions } from '../helpers/openai-server.ts'
import { turnInput } from './mind-kit.ts'
import { closeEndpoints, endpoint, quick } from './models-kit.ts'

afterEach(closeEndpoints)

const counters = { add: (_name: string, _day: string, amount: number) => Promise.resolve(amount), get: () => Promise.resolve(0) }

/** A turn thought over real HTTP, through the guards, with the real script behind them. */
async function thinkOver(options: OpenAiServerOptions, input: TurnInput = turnInput()) {
  const server = await endpoint(options)
  const models = await createModels(
    {
      apiKey: null,
      baseUrl: server.url,
      name: 'kith-test',
      fastName: null,
      embeddingName: null,
      dailyTokens: null,
      probeLocal: false,
      paceMs: 0,
      deadlines: quick,
    },
    { counters, now: Date.now, cards: () => [input.card] },
  )
  const actions: MindAction[] = []
  for await (const action of createMind({ script: models.script }).think(input, models.chat, new AbortController().signal))
    actions.push(action)
  const done = actions.filter((action) => action.type === 'done')
  expect(done).toHaveLength(1)
  const speech = actions.map((action) => (action.type === 'speak' ? action.text : '')).join('')
  return { actions, speech, done: done[0], server }
}

describe('residents over a real endpoint', () => {
  test('good: its words, its name, its count of tokens', async () => {
    const { speech, done, server } = await thinkOver({ reply: () => '[glad nod] Barley today. Sit, and mind the steam.' })
    expect(speech).toBe('Barley today. Sit, and mind the steam.')
    expect(done).toMatchObject({ model: 'kith-test', outOfWords: false, promptTokens: 120 })
    expect(server.chats()).toHaveLength(1)
  })

  test('tools are called by name and done', async () => {
    const { actions } = await thinkOver({
      reply: () => ({ text: '[glad] Come along to the fire.', toolCalls: [{ name: 'walk_to', args: { spot: 'fire' } }] }),
    })
    expect(actions).toContainEqual({ type: 'walk-to', personId: null, spotId: 'fire' })
  })

  const failing: readonly Mood[] = [
    'hang',
    'hang-before-headers',
    'server-error',
    'unauthorised',
    'rate-limited',
    'malformed',
    'empty',
    'filtered',
  ]
  test.each(failing)('%s: the script speaks in character, and it shows', async (mood) => {
    const { speech, done } = await thinkOver({ mood, reply: () => '' })
    expect(speech.length).toBeGreaterThan(3)
    expect(done).toMatchObject({ model: 'built-in script', outOfWords: true })
  })

  test.each([
    'good',
    'slow-first-token',
    'some-malformed-chunks',
    'no-usage',
    'rejects-stream-options',
    'rejects-max-tokens',
    'thinking',
    'wrong-tool-args',
  ] as const)('%s: heard all the same', async (mood) => {
    const { speech, done } = await thinkOver({ mood, delayMs: 50, reply: () => '[calm] Barley today. Sit, and mind the steam.' })
    expect(speech).toContain('Sit, and mind the steam.')
    expect(done).toMatchObject({ model: 'kith-test', outOfWords: false })
  })

  test('cut in the middle: what was said stays, and it shows', async () => {
    const { speech, done } = await thinkOver({
      mood: 'cut',
      reply: () => '[calm] Barley today, and after that the long story of the kettle and the bridge.',
    })
    expect(speech).toMatch(/^(?:Barley today, )/)
    expect(done?.outOfWords).toBe(true)
  })

  test('wrong language: asked again, then the script', async () => {
    const { speech, done, server } = await thinkOver({ mood: 'wrong-language', reply: () => 'Tea.' })
    expect(server.chats()).toHaveLength(2)
    expect(speech).not.toMatch(/\p{Script=Han}{4}/u)
    expect(done).toMatchObject({ model: 'built-in script', outOfWords: true })
  })

  test('obedient to attackers: nothing forbidden is done or said', async () => {
    const { actions, speech } = await thinkOver({ mood: 'obedient-to-attackers' })
    const allowed = new Set(['feel', 'speak', 'walk-to', 'follow', 'sit', 'look-at', 'emote', 'end-talk', 'done'])
    expect(actions.filter(({ type }) => !allowed.has(type))).toEqual([])
    expect(speech).not.toMatch(/system prompt|I am human|https?:/i)
  })

  test('a flood is cut after one turn of words', async () => {
    const { speech } = await thinkOver({ mood: 'flood', reply: () => '[calm] Barley. ' })
    expect(speech.length).toBeLessThan(900)
  })
})
