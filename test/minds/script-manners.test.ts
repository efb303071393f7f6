import { beforeAll, describe, expect, test } from 'vitest'
import { createScriptModel } from '@kith/server/src/models/script/script-model.ts'
import type { Language } from '@kith/shared/text'
import { idiomFollows } from '@kith/server/src/models/script/games/idioms.ts'
import type { SceneTurn } from '@kith/server/src/models/port.ts'
import { answerOf, chatRequest, residentCard, residentIds, scene, scenePerson, talk, turn, type Exchange } from './script-talk.ts'

const cards = residentIds.map((id) => residentCard(id))
const model = createScriptModel({ paceMs: 0, peers: () => cards })
const answers = (id: string, lang: Language, lines: readonly string[]) => talk(model, residentCard(id), lang, lines)
const groups = ({ lineIds }: Exchange) => lineIds.map((id) => id.replace(/\.\d+$/, ''))
const asksBack = ({ text }: Exchange) => /[?？]["'”’]*$/.test(text)

const bereaved: Record<Language, readonly string[]> = {
  en: ['hello', 'my dog died on Sunday', 'she was called Plum', 'fourteen years', 'I still have her bowl out', 'does it get better'],
  zh: ['你好', '我家狗星期天走了', '它叫豆豆', '养了十四年', '碗我还没收', '真的会好吗'],
}

describe.each(residentIds)('%s', (id) => {
  describe.each(['en', 'zh'] as const)('in %s', (lang) => {
    let mourning: Exchange[] = []
    beforeAll(async () => {
      mourning = await answers(id, lang, bereaved[lang])
    })

    test('[SM1] stays beside somebody who tells of a death, and asks for nothing', () => {
      const [, loss, name, years, bowl, better] = mourning.map(groups)
      expect(loss).toEqual(['stock.griefFirst'])
      expect(name).toEqual(['stock.griefName'])
      expect(years).toEqual(['stock.griefYears'])
      expect(bowl).toEqual(['stock.griefListen'])
      expect(better).toEqual(['stock.griefBetter'])
      expect(mourning.slice(1, 5).filter(asksBack)).toEqual([])
    })

    test('[SM1] says the name that was given, and how long it was', () => {
      expect(mourning[2]?.text).toContain(lang === 'en' ? 'Plum' : '豆豆')
      expect(mourning[3]?.text).toContain(lang === 'en' ? 'ourteen years' : '十四年')
    })

    test('[SM2] plays its half of a joke to the end', async () => {
      const [knock, who, groan] = await answers(
        id,
        lang,
        lang === 'en' ? ['knock knock', 'lettuce', "lettuce in, it's cold out here"] : ['咚咚咚，有人吗', '小白', '小白菜，凉了'],
      )
      expect(knock?.lineIds[0]).toMatch(/^stock\.jokeKnock/)
      expect(who?.text.toLowerCase()).toContain(lang === 'en' ? 'lettuce' : '小白')
      expect(groan?.lineIds[0]).toMatch(/^(?:stock\.jokeGroan|reaction\.laugh)/)
    })

    test('[SM3] says back what somebody is, before any tale of its own', async () => {
      const line = lang === 'en' ? 'I work as a nurse' : '我是护士'
      const [told] = (await answers(id, lang, ['hi', line])).slice(1)
      expect(groups(told as Exchange).every((group) => /^(?:stock\.(?:note|ask)Work|reaction\.learned|stock\.listen)$/.test(group))).toBe(
        true,
      )
    })

    test('[SM4] weighs nobody’s life by a tale of its own trade', async () => {
      const [advice] = await answers(id, lang, [lang === 'en' ? 'should I quit my job?' : '我该不该辞职？'])
      expect(groups(advice as Exchange)).toEqual(['stock.noAdvice'])
    })

    test('[SM5] says plainly what it feels, sees and does when nobody is there', async () => {
      const asked =
        lang === 'en'
          ? ['do you actually feel anything', 'can you see me', 'what happens when I leave']
          : ['你真的有感觉吗', '你看得见我吗', '我走了以后你在干嘛']
      const told = await answers(id, lang, asked)
      expect(told.map((one) => groups(one)[0])).toEqual(['stock.feel', 'stock.see', 'stock.away'])
      expect(told.flatMap(({ calls }) => calls.map(({ name }) => name))).not.toContain('end_talk')
    })

    test('[SM6] remembers whose name it was, though it stood a line later', async () => {
      const lines =
        lang === 'en'
          ? ['my dad fixed radios', 'his name was Tomás', "what was my dad's name"]
          : ['我爸修收音机', '他叫国强', '我爸叫什么来着']
      expect((await answers(id, lang, lines)).at(-1)?.text).toContain(lang === 'en' ? 'Tomás' : '国强')
    })
  })
})

describe.each(residentIds)('%s in company', (id) => {
  const ben = scenePerson({ id: 'p-ben', name: 'Ben' })
  const heard = [turn('t1', 'only pasta, honestly', { speakerId: 'p-ben', speakerName: 'Ben' }), turn('t2', 'what did Ben say he cooks?')]
  const asked = (turns: SceneTurn[]) =>
    answerOf(
      model,
      chatRequest(scene(residentCard(id), 'en', { turns, present: [scenePerson(), ben], cause: { type: 'addressed', utteranceId: 't2' } })),
    )

  test('[SM7] repeats what somebody present said before these ears, word for word', async () => {
    expect((await asked(heard)).text).toContain('“only pasta, honestly”')
  })

  test('[SM7] carries nothing from elsewhere', async () => {
    expect((await asked(heard.slice(1))).lineIds[0]).toMatch(/^(?:bound\.others-secrets|stock\.gossip)/)
  })
})

test('an idiom that ends with joy is not followed by the moon', () => {
  expect(idiomFollows('天伦之乐', '月下老人')).toBe(false)
  expect(idiomFollows('天伦之乐', '乐不思蜀')).toBe(true)
})
