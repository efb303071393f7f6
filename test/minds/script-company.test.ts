import { createScriptModel } from '@kith/server/src/models/script/script-model.ts'
import { describe, expect, test } from 'vitest'
import { answerOf, chatRequest, residentCard, scene, scenePerson, talk, turn } from './script-talk.ts'

const zhou = residentCard('zhou')
const model = createScriptModel({ paceMs: 0 })

describe('in company', () => {
  const bo = { id: 'p-bo', name: 'Bo' }
  test.each([
    ['en', 'What are you all talking about?', 'I was up on the mountain last week'],
    ['zh', '你们在聊什么？', '我上周刚爬了黄山'],
  ] as const)(
    '%s: what a talk is about is told with words the asker heard too, else it is left to those in it',
    async (lang, line, told) => {
      const present = [scenePerson({ lang }), scenePerson({ ...bo, lang })]
      const [left] = await talk(model, zhou, lang, [line], { present })
      expect(left?.lineIds[0]).toMatch(/^stock\.goingOnTheirs/)
      const turns = [turn('b1', told, { speakerId: bo.id, speakerName: bo.name }), turn('u1', line)]
      const heard = await answerOf(
        model,
        chatRequest(scene(zhou, lang, { present, turns, cause: { type: 'addressed', utteranceId: 'u1' } })),
      )
      expect(heard.text).toContain(told)
      expect(heard.text).toContain('Bo')
    },
  )
  test.each([
    ['en', 'Zhou, did you hang the lanterns in the tree?', 'How many are there?', /five/i],
    ['zh', '老周，这树上的灯笼是您挂的？', '有几盏？', /五盏/],
  ] as const)('%s: a bare “how many” is about what was just asked', async (lang, first, then, answer) => {
    const exchanges = await talk(model, zhou, lang, [first, then])
    expect(exchanges[1]?.text).toMatch(answer)
  })
})
