/**
 * What a long talk with a resident reads like: `node test/bin/script-transcript.ts xiaoman zh [seed] [talk]`; with
 * `--all FOLDER` every talk with everybody, in both languages, a file each, to be read aloud.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { languages, type Language } from '@kith/shared/text'
import { createScriptModel } from '@kith/server/src/models/script/script-model.ts'
import { longTalks } from '../minds/script-long-talks.ts'
import { episode, fact, nowMs, residentCard, residentIds, scenePerson, talk } from '../minds/script-talk.ts'

const cards = new Map(residentIds.map((id) => [id, residentCard(id)]))
const model = createScriptModel({ paceMs: 0, peers: () => [...cards.values()] })
const day = 86_400_000
const held = {
  zh: {
    memories: [
      episode('m1', '我下周要去里斯本看我姐姐', { atMs: nowMs - 3 * day }),
      episode('m2', '我特别喜欢下雨天喝茉莉花茶', { atMs: nowMs - 9 * day }),
    ],
    facts: [fact('f1', 'likes', '喜欢茉莉花茶'), fact('f2', 'plan', '下周去里斯本看姐姐')],
  },
  en: {
    memories: [
      episode('m1', "I'm going to Lisbon next week to see my sister", { atMs: nowMs - 3 * day }),
      episode('m2', 'I really like jasmine tea when it rains', { atMs: nowMs - 9 * day }),
    ],
    facts: [fact('f1', 'likes', 'likes jasmine tea'), fact('f2', 'plan', 'is going to Lisbon to see her sister')],
  },
}

/** One talk as text: what the person says after a dash, then the answer and the ids of its lines. */
async function transcript(who: string, lang: Language, seed: number, which: number): Promise<string> {
  const present = [
    scenePerson({ lang, talks: 2, lastMetMs: nowMs - 3 * day }),
    scenePerson({ id: 'zhou', name: lang === 'zh' ? '老周' : 'Zhou', kind: 'resident', distanceMetres: 9 }),
  ]
  const lines = longTalks[lang][which] ?? []
  const exchanges = await talk(model, residentCard(who), lang, lines, { ...held[lang], present, seed: seed * 1000 })
  return exchanges
    .map(({ line, text, calls, lineIds }) => {
      const done = calls.map((call) => `  {${call.name} ${JSON.stringify(call.args)}}`).join('')
      return `  – ${line}\n${text === '' ? '(nothing)' : text}${done}    ‹${lineIds.join(' ')}›\n`
    })
    .join('')
}

const [, , who = 'xiaoman', second = 'en', seed = '1', which = '0'] = process.argv
if (who === '--all') {
  await mkdir(second, { recursive: true })
  for (const id of residentIds)
    for (const lang of languages)
      for (const index of longTalks[lang].keys())
        await writeFile(join(second, `${id}-${lang}-${index + 1}.txt`), await transcript(id, lang, 1, index))
} else process.stdout.write(await transcript(who, second === 'zh' ? 'zh' : 'en', Number(seed), Number(which)))
