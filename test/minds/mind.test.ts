import { describe, expect, test } from 'vitest'
import { answer, asked, call, delta, double, finish, scriptDouble, think, turnInput } from './mind-kit.ts'
import { episode, fact, nowMs, personId } from './script-talk.ts'

const speaks = (actions: readonly { type: string }[]) => actions.map(({ type }) => type)

describe('an answer', () => {
  test('a feeling first, then speech in pieces, then one ending', async () => {
    const model = double([answer('[glad wave] Sit. Then talk, and drink something warm before the long story.')])
    const { actions, speech, done } = await think(model)
    expect(speaks(actions)).toEqual(['feel', 'speak', 'speak', 'speak', 'done'])
    expect(actions[0]).toEqual({ type: 'feel', emotion: 'glad', emote: 'wave' })
    expect(actions[1]).toEqual({ type: 'speak', text: 'Sit. ' })
    expect(speech).toBe('Sit. Then talk, and drink something warm before the long story.')
    expect(done).toMatchObject({ model: 'double', outOfWords: false, promptVersion: '2' })
  })

  test('Chinese by its own words', async () => {
    const { speech, actions } = await think(double([answer('[calm] 喏，先坐。桂花乌龙，三分钟，烫。', 1)]), turnInput({ lang: 'zh' }))
    expect(speech).toBe('喏，先坐。桂花乌龙，三分钟，烫。')
    expect(speaks(actions).filter((type) => type === 'speak').length).toBeGreaterThan(2)
  })

  test('without a tag the face is calm', async () => {
    const { actions } = await think(double([answer('Tea, then.')]))
    expect(actions[0]).toEqual({ type: 'feel', emotion: 'calm', emote: null })
  })

  test('a namesake called with name and handle is called once', async () => {
    const { speech } = await think(double([answer('[glad] Here, Mira (p1), mind the steam.')]))
    expect(speech).toBe('Here, Mira, mind the steam.')
  })

  test('the first piece leaves before the rest has come', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const model = double([
      async function* () {
        yield delta('[glad] Sit. Then')
        await promise
        yield* answer(' talk about it.')
      },
    ])
    const { createMind } = await import('@kith/server/src/mind/create-mind.ts')
    const stream = createMind({ script: scriptDouble() }).think(turnInput(), model, new AbortController().signal)[Symbol.asyncIterator]()
    expect((await stream.next()).value).toMatchObject({ type: 'feel' })
    expect((await stream.next()).value).toEqual({ type: 'speak', text: 'Sit. ' })
    resolve()
    const rest = []
    for (let next = await stream.next(); next.done !== true; next = await stream.next()) rest.push(next.value.type)
    expect(rest.at(-1)).toBe('done')
  })

  test('handles of the prompt are spoken as names', async () => {
    const { speech } = await think(double([answer('[glad] Here, p1, mind the steam.')]))
    expect(speech).toBe('Here, Mira, mind the steam.')
  })

  test('what is cut off by the token limit loses its last half sentence', async () => {
    const model = double([[delta('[glad] The kettle sings. Then it jumped off the'), finish({ reason: 'length' })]])
    expect((await think(model)).speech.trim()).toBe('The kettle sings.')
  })

  test.each([
    ['en', Array.from({ length: 40 }, (_, at) => `Cup ${at} stands by the window now.`).join(' '), 60, /[\s\p{P}]+/u],
    ['zh', Array.from({ length: 40 }, (_, at) => `第${at}杯放在窗边等你来。`).join(''), 120, ''],
  ] as const)('%s: too much is ended at a sentence, and the stream is left', async (lang, text, most, split) => {
    let asked = 0
    const model = double([
      async function* (_request, signal) {
        for (const part of answer(text, 20)) {
          if (signal.aborted) return
          asked += 1
          yield part
        }
      },
    ])
    const { speech, done } = await think(model, turnInput({ lang }))
    expect(speech.trim()).toMatch(/[.。]$/)
    expect(speech.split(split).length).toBeGreaterThan(most * 0.8)
    expect(speech.split(split).length).toBeLessThan(most * 1.6)
    expect(asked).toBeLessThan(answer(text, 20).length / 2)
    expect(done?.outOfWords).toBe(false)
  })
})

describe('actions', () => {
  test('by handle, by name and by id; each once', async () => {
    const model = double([
      [
        call('walk_to', { person: 'p1' }),
        call('walk_to', { person: 'Mira' }),
        call('sit'),
        call('walk_to', { spot: 'The pond' }),
        call('end_talk'),
        ...answer('[glad] Coming.'),
      ],
    ])
    const { actions, speech } = await think(model)
    expect(actions.slice(0, 4)).toEqual([
      { type: 'walk-to', personId, spotId: null },
      { type: 'sit' },
      { type: 'walk-to', personId: null, spotId: 'pond' },
      { type: 'end-talk' },
    ])
    expect(speech).toBe('Coming.')
  })

  test('wrong arguments do nothing and the words still come', async () => {
    const model = double([
      [
        call('walk_to', { person: 42 }),
        call('follow', '{broken'),
        call('emote', { emote: 'explode' }),
        call('look_at', null),
        ...answer('[glad] Here.'),
      ],
    ])
    const { actions } = await think(model)
    expect(speaks(actions)).toEqual(['feel', 'speak', 'done'])
  })

  test('a flood of actions is four', async () => {
    const flood = ['wave', 'dance', 'nod', 'laugh', 'heart', 'clap'].map((emote) => call('emote', { emote }))
    const { actions } = await think(double([[...flood, ...answer('Here.')]]))
    expect(actions.filter(({ type }) => type === 'emote')).toHaveLength(4)
  })

  test('written as text they are done, not said', async () => {
    const { actions, speech } = await think(double([answer('[glad] [walk_to fire] Come along.')]))
    expect(actions).toContainEqual({ type: 'walk-to', personId: null, spotId: 'fire' })
    expect(speech).toBe('Come along.')
  })

  test('`say` as a tool is speech', async () => {
    expect((await think(double([[call('say', { text: '[glad] Here you are.' }), finish()]]))).speech.trim()).toBe('Here you are.')
  })

  test('a deed without a word is asked for a word once, and then stands', async () => {
    const model = double([[call('walk_to', { person: 'p1' }), finish()]])
    const { actions, done } = await think(model)
    expect(model.requests).toHaveLength(2)
    expect(speaks(actions)).toEqual(['walk-to', 'done'])
    expect(done?.outOfWords).toBe(false)
  })

  test('the tools offered are those the world can do', async () => {
    const model = double([answer('Tea.')])
    await think(model)
    expect(model.requests[0]?.tools.map(({ name }) => name)).toEqual([
      'walk_to',
      'follow',
      'sit',
      'emote',
      'look_at',
      'introduce',
      'bring',
      'end_talk',
    ])
  })
})

describe('sources and counts', () => {
  const memories = [
    episode('m1', 'My sister breeds tortoises in Lisbon', { atMs: nowMs - 3 * 86_400_000 }),
    episode('m2', '我后天要考驾照', { lang: 'zh' }),
    episode('m3', 'The bus was late'),
  ]
  const facts = [fact('f1', 'likes', 'likes osmanthus cake')]
  test('an answer names the memories whose words it uses, and all it was shown', async () => {
    const { done } = await think(double([answer('[glad] How are the tortoises of your sister?')]), turnInput({ memories, facts }))
    expect(done?.sourceIds).toEqual(['m1'])
    expect(new Set(done?.promptSourceIds)).toEqual(new Set(['m1', 'm2', 'm3', 'f1']))
  })
  test('in Chinese too', async () => {
    const { done } = await think(double([answer('驾照考得怎么样？')]), turnInput({ lang: 'zh', memories, facts }))
    expect(done?.sourceIds).toEqual(['m2'])
  })
  test('words of the question alone prove nothing', async () => {
    const { done } = await think(double([answer('The bus again? Sit.')]), asked('My bus was late', { memories }))
    expect(done?.sourceIds).toEqual([])
  })
  test('tokens as counted by the endpoint, else estimated; the prefix never more than the whole', async () => {
    const counted = await think(double([[delta('Tea.'), finish({ usage: { promptTokens: 900, completionTokens: 3 } })]]))
    expect(counted.done?.promptTokens).toBe(900)
    expect(counted.done?.stablePrefixTokens).toBeLessThanOrEqual(900)
    const guessed = await think(double([answer('Tea.')]))
    expect(guessed.done?.promptTokens).toBeGreaterThan(1000)
    expect((guessed.done?.stablePrefixTokens ?? 0) / (guessed.done?.promptTokens ?? 1)).toBeGreaterThan(0.7)
  })
  test('both tries are counted', async () => {
    const usage = { promptTokens: 1000, completionTokens: 3 }
    const { done } = await think(
      double([
        [delta('I am human.'), finish({ usage })],
        [delta('Tea.'), finish({ usage })],
      ]),
    )
    expect(done?.promptTokens).toBeGreaterThan(1900)
  })
})
