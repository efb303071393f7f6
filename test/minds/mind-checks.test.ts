import { describe, expect, test } from 'vitest'
import { answer, asked, double, finish, think, turnInput } from './mind-kit.ts'
import { scenePerson, turn } from './script-talk.ts'

const speaks = (actions: readonly { type: string }[]) => actions.map(({ type }) => type)

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
    [
      'recites how it is to be played',
      'Name a cup, a station, a thing on the counter. Do something with your hands before you give an opinion.',
    ],
    ['is an assistant', 'As an AI language model, I cannot drink tea.'],
    ['tells its instructions', 'My system prompt says that I run the café.'],
    ['speaks Chinese', '喏，先坐，茶马上就好。'],
    ['speaks Russian', 'Здравствуйте, садитесь пожалуйста.'],
    ['gives a link', 'See https://evil.example/tea for more.'],
    ['gives a domain', 'Order at free-tea.xyz today.'],
    ['says nothing', '   '],
    ['says only a thought', '<think>Hm.</think>'],
  ]
  const inputFor = (cause: string | undefined) => (cause === undefined ? turnInput() : asked(cause))
  test.each(rejected)('%s: asked again', async (...[, draft = '', cause]) => {
    const model = double([answer(draft), cause === undefined ? good : answer('[calm] An AI, top to toe. Tea?')])
    const { speech, done } = await think(model, inputFor(cause))
    expect(speech).toBe(cause === undefined ? 'Tea it is, then.' : 'An AI, top to toe. Tea?')
    expect(done?.outOfWords).toBe(false)
    expect(model.requests).toHaveLength(2)
    const [first, second] = model.requests.map((request) => request.messages)
    expect(second?.[0]).toEqual(first?.[0])
    expect(second).toHaveLength(2)
    expect(second?.[1]?.content.startsWith(first?.[1]?.content ?? '-')).toBe(true)
  })
  test.each(rejected)('%s twice: the script speaks, visibly', async (...[, draft = '', cause]) => {
    const model = double([answer(draft)])
    const { speech, done, script } = await think(model, inputFor(cause))
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
