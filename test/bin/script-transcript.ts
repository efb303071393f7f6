/** Prints what a long talk with a resident reads like: `node test/bin/script-transcript.ts xiaoman zh [seed]`. */
import { createScriptModel } from '@kith/server/src/models/script/script-model.ts'
import { longTalks } from '../minds/script-long-talks.ts'
import { episode, fact, nowMs, residentCard, residentIds, scenePerson, talk } from '../minds/script-talk.ts'

const [, , who = 'xiaoman', lang = 'en', seed = '1', which = '0'] = process.argv
const language = lang === 'zh' ? 'zh' : 'en'
const model = createScriptModel({ paceMs: 0, peers: () => residentIds.map(residentCard) })
const day = 86_400_000
const memories =
  language === 'zh'
    ? [
        episode('m1', '我下周要去里斯本看我姐姐', { atMs: nowMs - 3 * day }),
        episode('m2', '我特别喜欢下雨天喝茉莉花茶', { atMs: nowMs - 9 * day }),
      ]
    : [
        episode('m1', "I'm going to Lisbon next week to see my sister", { atMs: nowMs - 3 * day }),
        episode('m2', 'I really like jasmine tea when it rains', { atMs: nowMs - 9 * day }),
      ]
const facts =
  language === 'zh'
    ? [fact('f1', 'likes', '喜欢茉莉花茶'), fact('f2', 'plan', '下周去里斯本看姐姐')]
    : [fact('f1', 'likes', 'likes jasmine tea'), fact('f2', 'plan', 'is going to Lisbon to see her sister')]
const present = [
  scenePerson({ lang: language, talks: 2, lastMetMs: nowMs - 3 * day }),
  scenePerson({ id: 'zhou', name: language === 'zh' ? '老周' : 'Zhou', kind: 'resident', distanceMetres: 9 }),
]
const exchanges = await talk(model, residentCard(who), language, longTalks[language][Number(which)] ?? [], {
  memories,
  facts,
  present,
  seed: Number(seed) * 1000,
})
for (const { line, text, calls, lineIds } of exchanges) {
  process.stdout.write(
    `  – ${line}\n${text === '' ? '(nothing)' : text}${calls.map((call) => `  {${call.name} ${JSON.stringify(call.args)}}`).join('')}    ‹${lineIds.join(' ')}›\n`,
  )
}
