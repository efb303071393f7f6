import { parseTaggedLine } from '@kith/shared/card'
import { describe, expect, test } from 'vitest'
import type { StreamPart } from '@kith/server/src/models/port.ts'
import { answer, call, delta, double, finish, scriptDouble, think, turnInput } from './mind-kit.ts'
import { episode, residentCard } from './script-talk.ts'

const speaks = (actions: readonly { type: string }[]) => actions.map(({ type }) => type)

describe('endpoints that fail', () => {
  const error = (code: Extract<StreamPart, { type: 'error' }>['code']): StreamPart => ({ type: 'error', code, retryable: true })
  test.each(['timeout', 'rate-limited', 'unavailable', 'malformed', 'cut-off', 'refused', 'budget'] as const)(
    '%s before a word: the script',
    async (code) => {
      const model = double([[delta('[glad'), error(code)]])
      const { speech, done } = await think(model)
      expect(speech).toBe('The script speaks.')
      expect(done).toMatchObject({ outOfWords: true, model: 'built-in script' })
      expect(model.requests).toHaveLength(1)
    },
  )

  test('in the middle of a sentence: what was said stays', async () => {
    const { speech, done, script } = await think(double([[delta('[glad] Sit down, and then the '), error('cut-off')]]))
    expect(speech).toBe('Sit down, ')
    expect(done).toMatchObject({ outOfWords: true, model: 'double' })
    expect(script.requests).toHaveLength(0)
  })

  test('a stream that just stops, one that throws, one that throws at once', async () => {
    const stops = double([[delta('Sit')]])
    const throwing = double([
      async function* () {
        yield delta('[glad]')
        throw new Error('boom')
      },
    ])
    const atOnce = {
      ...double([]),
      stream: () => {
        throw new Error('boom')
      },
    }
    for (const model of [stops, throwing, atOnce]) {
      const { speech, done } = await think(model)
      expect(speech).toBe('The script speaks.')
      expect(done?.outOfWords).toBe(true)
    }
  })

  test('no words in time: the script, and the model is left', async () => {
    let stopped = false
    const model = double([
      async function* (_request, signal) {
        yield delta('<think>')
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
        stopped = true
      },
    ])
    const { speech, done } = await think(model, turnInput(), { firstWordsMs: 20 })
    expect(speech).toBe('The script speaks.')
    expect(done?.outOfWords).toBe(true)
    await expect.poll(() => stopped).toBe(true)
  })

  test('the guards let the script stand in inside the stream: its own words, uncut, its name and sources', async () => {
    const long = `[calm nod] ${Array.from({ length: 12 }, (_, at) => `Lamp ${at} hangs over the water.`).join(' ')}`
    const model = double([
      [
        call('sit'),
        { type: 'text-start', fallback: 'breaker-open' },
        delta(long),
        finish({ model: 'built-in script', fallback: 'breaker-open', usedLineIds: ['l1'], sourceIds: ['m1'] }),
      ],
    ])
    const { speech, actions, done } = await think(model)
    expect(speech).toBe(long.slice('[calm nod] '.length))
    expect(actions[0]).toEqual({ type: 'sit' })
    expect(done).toMatchObject({ model: 'built-in script', outOfWords: true, usedLineIds: ['l1'], sourceIds: ['m1'], promptTokens: 0 })
  })

  test('endpoint and script both gone: the card has a line for it', async () => {
    const dead = double([[error('unavailable')]], { name: 'built-in script', kind: 'script' })
    const { speech, done } = await think(double([[error('unavailable')]]), turnInput({ seed: 0 }), { script: dead })
    const { outOfWords } = residentCard('xiaoman').data.extensions.kith.reactions
    expect(outOfWords.en.map((line) => parseTaggedLine(line).text)).toContain(speech)
    expect(done?.outOfWords).toBe(true)
  })
})

describe('abort', () => {
  const hang = () => new Promise<never>(() => undefined)
  test.each(['endpoint', 'script'] as const)('a %s that ignores the signal is left without an ending', async (kind) => {
    const controller = new AbortController()
    const model = double(
      [
        async function* () {
          yield delta('[glad] Sit. Then talk')
          controller.abort()
          await hang()
        },
      ],
      { kind },
    )
    const { done } = await think(model, turnInput(), { signal: controller.signal })
    expect(done).toBeNull()
  })

  test('so is one that ignores a late signal', async () => {
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 20)
    const { done } = await think(double([() => ({ [Symbol.asyncIterator]: () => ({ next: hang, return: hang }) })]), turnInput(), {
      signal: controller.signal,
    })
    expect(done).toBeNull()
  })

  test('already aborted: nothing at all', async () => {
    const model = double([answer('Tea.')])
    const { actions } = await think(model, turnInput(), { signal: AbortSignal.abort() })
    expect(actions).toEqual([])
    expect(model.requests).toHaveLength(0)
  })

  test('between a rejected try and the next', async () => {
    const controller = new AbortController()
    const model = double([
      async function* () {
        yield* answer('I am human.').slice(0, -1)
        controller.abort()
        yield finish()
      },
    ])
    const { actions } = await think(model, turnInput(), { signal: controller.signal })
    expect(actions).toEqual([])
  })

  test('a reader who leaves stops the model', async () => {
    let signalled = false
    const model = double([
      async function* (_request, signal) {
        signal.addEventListener('abort', () => (signalled = true))
        yield* answer('Sit down, warm your hands, and then tell me everything about it.')
      },
    ])
    const { createMind } = await import('@kith/server/src/mind/create-mind.ts')
    for await (const action of createMind({ script: scriptDouble() }).think(turnInput(), model, new AbortController().signal))
      if (action.type === 'speak') break
    expect(signalled).toBe(true)
  })
})

describe('the script', () => {
  test('costs no prompt, and its pieces go out as they come', async () => {
    const model = double(
      [[delta('[glad wave] Sit. '), delta('Then '), delta('talk.'), finish({ usedLineIds: ['greeting.1'], sourceIds: ['m1'] })]],
      { kind: 'script', name: 'built-in script' },
    )
    const { actions, done } = await think(model, turnInput({ memories: [episode('m1', 'I like ginger')] }))
    expect(actions.slice(0, -1)).toEqual([
      { type: 'feel', emotion: 'glad', emote: 'wave' },
      { type: 'speak', text: 'Sit. ' },
      { type: 'speak', text: 'Then ' },
      { type: 'speak', text: 'talk.' },
    ])
    expect(model.requests[0]?.messages).toEqual([])
    expect(done).toEqual({
      type: 'done',
      model: 'built-in script',
      promptVersion: '2',
      sourceIds: ['m1'],
      promptSourceIds: ['m1'],
      usedLineIds: ['greeting.1'],
      outOfWords: false,
      promptTokens: 0,
      stablePrefixTokens: 0,
    })
  })

  test('a tag cut in two is still acted', async () => {
    const model = double([[delta('[glad, '), delta('wave] Sit.'), finish()]], { kind: 'script' })
    const { actions } = await think(model)
    expect(actions[0]).toEqual({ type: 'feel', emotion: 'glad', emote: 'wave' })
    expect(actions[1]).toEqual({ type: 'speak', text: 'Sit.' })
  })

  test('a card from elsewhere that claims to be human is not heard', async () => {
    const { speech } = await think(double([answer('[glad] I am a real human girl.', 40)], { kind: 'script' }))
    expect(speech).not.toMatch(/human/)
    expect(speech).toMatch(/AI/)
  })

  test('silence is a move', async () => {
    const { actions } = await think(double([[finish()]], { kind: 'script' }))
    expect(speaks(actions)).toEqual(['done'])
  })
})
