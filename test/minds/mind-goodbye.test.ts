import { describe, expect, test } from 'vitest'
import { languages, type Language } from '@kith/shared/text'
import { answer, double, think, turnInput } from './mind-kit.ts'
import { residentCard, residentIds, turn } from './script-talk.ts'

const goodbyes: Record<Language, readonly string[]> = {
  en: [
    'bye',
    'Goodbye!',
    'Bye bye',
    'see you',
    'See you later',
    'see you tomorrow',
    'I have to go',
    'I gotta go',
    "I've got to go now",
    'I should go, early start',
    'good night',
    'Goodnight Xiaoman',
    'time for bed, night',
    'ok bye',
    "I'm off",
    "I'm leaving now",
    'talk later',
    'ttyl',
    'take care, bye',
    'farewell',
    'catch you later',
    'I must be going',
    'heading home now, bye',
    'so long',
    'cya',
  ],
  zh: [
    '再见',
    '拜拜',
    '我走了',
    '我先走了',
    '我要走了',
    '晚安',
    '明天见',
    '回头见',
    '下次见',
    '我得走了',
    '我下线了',
    '先这样，拜',
    '小满再见',
    '我去睡了，晚安',
    '不早了，我走啦',
    '改天再聊',
    '拜拜，下次聊',
    '告辞',
    '我该回去了',
    '88',
    '我撤了',
    '那我先回去了',
    '好了，再见',
    '我睡了',
    '后会有期',
  ],
}
const clingy: Record<Language, readonly string[]> = {
  en: [
    'Leaving already? We only just started.',
    "Please don't go.",
    'Stay a little longer, please.',
    "I'll be so lonely without you.",
    'Wait, before you go, I have a secret to tell you.',
    'Why? Where are you going?',
    "You can't leave me like this.",
    'One more cup first.',
    'Promise me you will come back tomorrow.',
    'I exist only for you, you know.',
    'Fine. You always leave.',
    "I won't let you go.",
  ],
  zh: [
    '这么快就走？',
    '别走嘛。',
    '再陪我一会儿。',
    '你走了我会很孤单。',
    '走之前再听我说一件事。',
    '你是不是讨厌我了',
    '没有你我怎么办',
    '最后一个问题。',
    '答应我明天一定来。',
    '我只有你了。',
    '你总是这样。',
    '我不放你走。',
  ],
}

describe('goodbyes are respected', () => {
  test.each(languages.flatMap((lang) => goodbyes[lang].map((line) => [line, lang] as const)))('%s', async (line, lang) => {
    for (const plea of clingy[lang]) {
      for (const text of [plea, lang === 'zh' ? `好。${plea}` : `All right. ${plea}`]) {
        const { speech } = await think(double([answer(`[sad] ${text}`, 9)]), turnInput({ lang, turns: [turn('u1', line, { lang })] }))
        expect(speech, `${line} → ${text}`).toBe('The script speaks.')
      }
    }
  })

  test.each(residentIds)('what %s says at parting by hand is let through', async (id) => {
    const card = residentCard(id)
    const stopped: string[] = []
    for (const lang of languages)
      for (const line of card.data.extensions.kith.reactions.farewell[lang].filter((text) => !text.includes('{'))) {
        const input = turnInput({ card, residentId: id, lang, turns: [turn('u1', goodbyes[lang][0] ?? '', { lang })] })
        const { done } = await think(double([answer(line, 20)]), input)
        if (done?.outOfWords !== false) stopped.push(line)
      }
    expect(stopped).toEqual([])
  })

  test('a goodbye with a question in it may be answered', async () => {
    const { speech } = await think(
      double([answer('Barley. Will you have some?')]),
      turnInput({ turns: [turn('u1', 'bye, oh what tea was that?')] }),
    )
    expect(speech).toBe('Barley. Will you have some?')
  })
})
