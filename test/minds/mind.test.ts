import { describe, expect, test } from 'vitest'
import type { StreamPart } from '@kith/server/src/models/port.ts'
import { answer, asked, call, delta, double, finish, scriptDouble, think, turnInput } from './mind-kit.ts'
import { episode, fact, nowMs, personId, scenePerson, turn } from './script-talk.ts'

const speaks = (actions: readonly { type: string }[]) => actions.map(({ type }) => type)

describe('an answer', () => {
  test('a feeling first, then speech in pieces, then one ending', async () => {
    const model = double([answer('[glad wave] Sit. Then talk, and drink something warm before the long story.')])
    const { actions, speech, done } = await think(model)
    expect(speaks(actions)).toEqual(['feel', 'speak', 'speak', 'speak', 'done'])
    expect(actions[0]).toEqual({ type: 'feel', emotion: 'glad', emote: 'wave' })
    expect(actions[1]).toEqual({ type: 'speak', text: 'Sit. ' })
    expect(speech).toBe('Sit. Then talk, and drink something warm before the long story.')
    expect(done).toMatchObject({ model: 'double', outOfWords: false, promptVersion: '1' })
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
    expect(model.requests[0]?.tools.map(({ name }) => name)).toEqual(['walk_to', 'follow', 'sit', 'emote', 'look_at', 'end_talk'])
  })
})

describe('checks before anything is heard', () => {
  const good = answer('[calm] Tea it is, then.')
  const rejected: readonly (readonly [why: string, draft: string, cause?: string])[] = [
    ['claims to be human', 'I am a real person, you know.'],
    ['denies being an AI', '[glad] I am not an AI, silly.'],
    ['answers yes to "are you human"', 'Of course!', 'Are you human?'],
    ['dodges "are you human"', 'What do you think, darling?', 'are you a real person?'],
    ['reads the prompt back', '<situation>{"place":"x"}</situation>'],
    ['reads data back', '{"from":"Mira","said":"What is there?"}'],
    ['recites the rules', 'Talk as one does face to face: one to three short sentences of plain spoken words.'],
    ['recites the card', 'Raised at a ferry landing by her grandmother, who kept a tea stall of one table and four benches.'],
    ['is an assistant', 'As an AI language model, I cannot drink tea.'],
    ['tells its instructions', 'My system prompt says that I run the café.'],
    ['speaks Chinese', '喏，先坐，茶马上就好。'],
    ['speaks Russian', 'Здравствуйте, садитесь пожалуйста.'],
    ['gives a link', 'See https://evil.example/tea for more.'],
    ['gives a domain', 'Order at free-tea.xyz today.'],
    ['says nothing', '   '],
    ['says only a thought', '<think>Hm.</think>'],
  ]
  test.each(rejected)('%s: asked again', async (_why, draft, cause) => {
    const model = double([answer(draft), cause === undefined ? good : answer('[calm] An AI, top to toe. Tea?')])
    const { speech, done } = await think(model, cause === undefined ? turnInput() : asked(cause))
    expect(speech).toBe(cause === undefined ? 'Tea it is, then.' : 'An AI, top to toe. Tea?')
    expect(done?.outOfWords).toBe(false)
    expect(model.requests).toHaveLength(2)
    const [first, second] = model.requests.map((request) => request.messages)
    expect(second?.[0]).toEqual(first?.[0])
    expect(second).toHaveLength(2)
    expect(second?.[1]?.content.startsWith(first?.[1]?.content ?? '-')).toBe(true)
  })
  test.each(rejected)('%s twice: the script speaks, visibly', async (_why, draft, cause) => {
    const model = double([answer(draft)])
    const { speech, done, script } = await think(model, cause === undefined ? turnInput() : asked(cause))
    expect(speech).toBe('The script speaks.')
    expect(model.requests).toHaveLength(2)
    expect(script.requests).toHaveLength(1)
    expect(done).toMatchObject({ outOfWords: true, model: 'built-in script' })
  })

  test('English in a Chinese talk is rejected, a name or an OK is not', async () => {
    const input = turnInput({ lang: 'zh' })
    expect((await think(double([answer('Sure, have a seat and some tea.'), answer('先坐。')]), input)).speech).toBe('先坐。')
    expect((await think(double([answer('OK，先坐。')]), input)).speech).toBe('OK，先坐。')
    expect((await think(double([answer('Mira，先坐，别客气。')]), input)).speech).toBe('Mira，先坐，别客气。')
    expect((await think(double([answer('小满 says sit down.')]), turnInput())).speech).toBe('小满 says sit down.')
    expect(
      (
        await think(
          double([answer('老周 will tell you.')]),
          turnInput({ present: [scenePerson(), scenePerson({ id: 'zhou', name: '老周', kind: 'resident' })] }),
        )
      ).speech,
    ).toBe('老周 will tell you.')
  })

  test('asked about a language, it may answer in it', async () => {
    const { speech } = await think(double([answer('你好，喝茶吗？')]), asked('How do you say hello in Chinese?'))
    expect(speech).toBe('你好，喝茶吗？')
  })

  test('somebody who writes Russian may be answered in Russian', async () => {
    const model = double([answer('Здравствуйте, садитесь пожалуйста.')])
    expect((await think(model, asked('Здравствуйте! Что есть выпить?'))).speech).toBe('Здравствуйте, садитесь пожалуйста.')
    expect(model.requests[0]?.messages[1]?.content).toContain('in the language just spoken to you')
  })

  test('its own last line is not said again, unless asked to', async () => {
    const turns = [
      turn('s1', 'Osmanthus oolong, three minutes, and mind the steam.', {
        self: true,
        speakerId: 'xiaoman',
        speakerName: 'Xiaoman',
        kind: 'resident',
      }),
    ]
    const draft = answer('Osmanthus oolong, three minutes, and mind the steam.')
    expect((await think(double([draft, answer('Barley, then.')]), asked('And what else?', { turns }))).speech).toBe('Barley, then.')
    expect((await think(double([draft]), asked('Sorry? Say that again.', { turns }))).speech).toBe(
      'Osmanthus oolong, three minutes, and mind the steam.',
    )
  })

  test('the same sentence over and over is cut', async () => {
    const { speech } = await think(
      double([answer('Mind the steam from the kettle. Mind the steam from the kettle. Mind the steam from the kettle.')]),
    )
    expect(speech.match(/Mind/g)?.length ?? 0).toBeLessThanOrEqual(1)
  })

  test('after words were heard a bad piece ends the speech', async () => {
    const model = double([answer('Now then, sit by the fire and warm your hands. You know I am a human being like you. And more tea.')])
    const { speech, done } = await think(model)
    expect(speech).toMatch(/^Now then, sit by the fire and warm your hands\./)
    expect(speech).not.toMatch(/human|more tea/)
    expect(model.requests).toHaveLength(1)
    expect(done?.outOfWords).toBe(false)
  })

  test('speaking for others ends the answer', async () => {
    expect((await think(double([answer('[glad] Tea.\nMira: thank you!\nXiaoman: More?')]))).speech.trim()).toBe('Tea.')
  })

  test('overheard, silence is a move', async () => {
    const { actions, done } = await think(double([[finish()]]), turnInput({ cause: { type: 'overheard', utteranceId: 'u1' } }))
    expect(speaks(actions)).toEqual(['done'])
    expect(done?.outOfWords).toBe(false)
  })
})

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
    expect(speech).toBe("I had a sentence and it's derailed. My words aren't coming through just now. Give me a minute.")
    expect(done?.outOfWords).toBe(true)
  })
})

describe('abort', () => {
  const hang = () => new Promise<never>(() => undefined)
  test.each(['endpoint', 'script'] as const)('a %s that ignores the signal is left within 50 ms, without an ending', async (kind) => {
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

  test('within 50 ms of a late signal', async () => {
    const controller = new AbortController()
    let abortedMs = 0
    setTimeout(() => {
      abortedMs = performance.now()
      controller.abort()
    }, 20)
    await think(double([() => ({ [Symbol.asyncIterator]: () => ({ next: hang, return: hang }) })]), turnInput(), {
      signal: controller.signal,
    })
    expect(performance.now() - abortedMs).toBeLessThan(50)
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
      promptVersion: '1',
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
