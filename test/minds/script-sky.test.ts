import { createScriptModel } from '@kith/server/src/models/script/script-model.ts'
import { chineseSky, englishSky } from '@kith/server/src/models/script/stock-sky.ts'
import { buildPrompt } from '@kith/server/src/mind/prompt.ts'
import { createView } from '@kith/server/src/mind/view.ts'
import { describe, expect, test } from 'vitest'
import { turnInput } from './mind-kit.ts'
import { residentCard, residentIds, talk } from './script-talk.ts'

const model = createScriptModel({ paceMs: 0 })
const rain = { kind: 'rain' as const, title: { zh: '雨', en: 'Rain' } }
const asks = { en: ["How's the weather?", 'Is it raining?'], zh: ['今天天气怎么样？', '外面下雨了吗？'] }

describe('[DA9] what it is like outside', () => {
  test.each(residentIds.flatMap((id) => (['en', 'zh'] as const).map((lang) => [id, lang] as const)))(
    '%s tells it as it is, in %s',
    async (id, lang) => {
      for (const exchange of await talk(model, residentCard(id), lang, asks[lang], { sky: rain }))
        expect(exchange.lineIds[0]).toMatch(/^stock\.skyRain/)
      for (const exchange of await talk(model, residentCard(id), lang, asks[lang], {})) expect(exchange.lineIds[0]).not.toMatch(/sky/)
    },
  )
  test('a model is told it where it is so for everybody, else nothing', () => {
    const read = (sky: typeof rain | null) => buildPrompt(createView(turnInput({ sky }))).messages[1]?.content
    expect(read(rain)).toContain('"outside":"Rain"')
    expect(read(null)).not.toContain('outside')
  })
  test('both languages have words for the same', () => {
    expect(Object.keys(chineseSky)).toEqual(Object.keys(englishSky))
  })
})

test.each(['en', 'zh'] as const)('[DA7] asked how it is, a resident says so when the last hour tells anything, in %s', async (lang) => {
  const mood = { en: 'glad of the company', zh: '有人作伴，心里暖和' }
  const [exchange] = await talk(model, residentCard('zhou'), lang, [lang === 'en' ? 'how do you feel?' : '你今天心情怎么样'], { mood })
  expect(exchange?.text.toLowerCase()).toContain(mood[lang])
  expect(exchange?.lineIds[0]).toMatch(/^stock\.moodNow/)
})
