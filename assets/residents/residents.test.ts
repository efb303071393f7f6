import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseCardText, parseTaggedLine, type Card, type KithExtension } from '@kith/shared/card'
import { spaceDocumentSchema } from '@kith/shared/space'
import { decodeLook, encodeLook } from '@kith/shared/state'
import type { Language } from '@kith/shared/text'

const residentIds = ['xiaoman', 'zhou', 'adeng'] as const
const languages: readonly Language[] = ['en', 'zh']
const spots = new Set(['counter', 'counter-front', 'fire', 'tree', 'sofa', 'pond', 'gate', 'table-west', 'table-east', 'telescope'])
const slots = new Set([
  'name',
  'memory',
  'when',
  'other',
  'hour',
  'activity',
  'earlier',
  'hint',
  'about',
  'did',
  'list',
  'word',
  'tail',
  'hero',
  'thing',
])
/** Matched against words, not sentences, so none of these is an authored line. */
const notLines = new Set(['keys', 'aliases', 'interests', 'answers', 'names'])

const least = {
  lines: 190,
  topics: 25,
  tellings: 3,
  asks: 1,
  topicKeys: 6,
  tastes: 6,
  opinions: 4,
  bounds: 4,
  banter: 4,
  rounds: 6,
  answerKeys: 5,
}
const leastGreetings: Record<string, number> = { first: 4, fromMemory: 4 }
const leastReactions: Record<string, number> = { farewell: 5, unknown: 8, recall: 4, wellbeing: 3 }
const leastOfEach = 2

/** Phrases of a help desk, of a lover, or of someone who cannot let go. */
const forbidden = [
  /as an ai (language )?model/iu,
  /here to (help|assist)/iu,
  /how (can|may) i (help|assist)/iu,
  /happy to help|feel free|let me know if|great question|i understand (how|that) you/iu,
  /don['’]t (leave|go)\b|please stay|stay (a (bit|little) )?longer|so soon|leave me/iu,
  /i(['’]ll| will)? miss(ed)? you|missed you|without you i|i need you|waiting for you/iu,
  /i (am|['’]m) (a )?(human|real person)\b/iu,
  /sweetheart|darling|babe\b|gorgeous/iu,
  /作为(一个|一名)?(AI|人工智能|语言模型)/iu,
  /很高兴为(您|你)(服务|解答)|有什么可以帮|随时为(您|你)|希望(这|对)(您|你)有帮助/u,
  /别走|不要走|不要离开|别离开|再待一会|这么快就走|舍不得你|我(会|好)想你|想死你|我需要你|一直在等你/u,
  /我是(真人|人类)|亲爱的|宝贝|么么/u,
]

interface Found {
  path: string
  text: string
}

function readCard(id: string): Card {
  const result = parseCardText(readFileSync(new URL(`./${id}.json`, import.meta.url), 'utf8'))
  if (!result.ok) throw new Error(`${id}.json: ${result.problems.map(({ field, message }) => `${field} ${message}`).join('; ')}`)
  return result.card
}

const spotsOf = (space: string) =>
  spaceDocumentSchema
    .pick({ spots: true })
    .parse(JSON.parse(readFileSync(new URL(`../spaces/${space}.json`, import.meta.url), 'utf8')))
    .spots.map(({ id }) => id)

/** Every authored text of one language under `extensions.kith`, with the path it was found at. */
function linesOf(value: unknown, language: Language, path = ''): Found[] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => linesOf(entry, language, `${path}[${index}]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, entry]) => {
    if (notLines.has(key)) return []
    if (key !== 'zh' && key !== 'en') return linesOf(entry, language, `${path}.${key}`)
    if (key !== language) return []
    return [entry].flat().map((text) => ({ path, text: String(text) }))
  })
}

/** What falls short of the least a resident must be able to say in a language, as `name: has of needed`. */
function shortfalls(kith: KithExtension, language: Language): string[] {
  const { topics, slots, bounds, banter, games, greetings, reactions } = kith
  const counts: [name: string, has: number, needed: number][] = [
    ['topics', topics.length, least.topics],
    ['tastes', slots.tastes.length, least.tastes],
    ['opinions', slots.opinions.length, least.opinions],
    ['bounds', bounds.length, least.bounds],
    ['banter', banter.length, least.banter],
    ['games', games.length, 1],
    ...topics.flatMap(({ id, keys, tellings, asks }): typeof counts => [
      [`keys of ${id}`, keys[language].length, least.topicKeys],
      [`tellings of ${id}`, tellings[language].length, least.tellings],
      [`asks of ${id}`, asks[language].length, least.asks],
    ]),
    ...[...slots.tastes, ...slots.opinions, ...bounds].flatMap(({ id, keys, say }): typeof counts => [
      [`keys of ${id}`, keys[language].length, least.answerKeys],
      [id, say[language].length, 1],
    ]),
    ...games.map(({ id, rounds }): (typeof counts)[number] => [`rounds of ${id}`, rounds.length, least.rounds]),
    ...games.flatMap(({ rounds }) =>
      rounds.map(({ ask, answers }): (typeof counts)[number] => [ask[language], answers[language].length, 2]),
    ),
    ...Object.entries(greetings).map(([name, entry]): (typeof counts)[number] => [
      name,
      entry[language].length,
      leastGreetings[name] ?? leastOfEach,
    ]),
    ...Object.entries(reactions).map(([name, entry]): (typeof counts)[number] => [
      name,
      entry[language].length,
      leastReactions[name] ?? leastOfEach,
    ]),
  ]
  return counts.filter(([, has, needed]) => has < needed).map(([name, has, needed]) => `${name}: ${has} of ${needed}`)
}

describe.each(residentIds)('%s', (id) => {
  const kith = readCard(id).data.extensions.kith
  const lines: Record<Language, Found[]> = { en: linesOf(kith, 'en'), zh: linesOf(kith, 'zh') }
  const all = [...lines.en, ...lines.zh]

  it('is who the file says', () => {
    expect(kith.id).toBe(id)
    expect(encodeLook(decodeLook(kith.look))).toBe(kith.look)
    expect(spots).toContain(kith.home)
    for (const language of languages) expect(kith.digest[language].split('\n')).toHaveLength(3)
  })

  it('can be played by a model: the V3 fields are all written', () => {
    const data = readCard(id).data
    const written = [
      'description',
      'personality',
      'scenario',
      'first_mes',
      'mes_example',
      'system_prompt',
      'post_history_instructions',
    ] as const
    expect(written.filter((field) => data[field].length < 80)).toEqual([])
    const examples = data.mes_example.split('<START>').filter((part) => part.trim() !== '')
    expect(examples.length).toBeGreaterThanOrEqual(4)
    expect(examples.some((part) => /\p{Script=Han}/u.test(part))).toBe(true)
    expect(examples.some((part) => !/\p{Script=Han}/u.test(part))).toBe(true)
  })

  it.each(languages)('has enough to say in %s', (language) => {
    expect(lines[language].length).toBeGreaterThanOrEqual(least.lines)
    expect(shortfalls(kith, language)).toEqual([])
  })

  it('keeps the same shape in both languages', () => {
    expect(lines.en.map((line) => line.path)).toEqual(lines.zh.map((line) => line.path))
    for (const topics of [kith.topics, kith.slots.tastes, kith.slots.opinions, kith.bounds, kith.games]) {
      const ids = topics.map((entry) => entry.id)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  it.each(languages)('never says a line twice in %s', (language) => {
    const texts = lines[language].map((line) => parseTaggedLine(line.text).text)
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([])
  })

  it('writes Chinese in Han characters and English without them', () => {
    expect(lines.zh.filter(({ text }) => !/\p{Script=Han}/u.test(text))).toEqual([])
    expect(lines.en.filter(({ text }) => /\p{Script=Han}|[，。！？：；]/u.test(text))).toEqual([])
    expect(lines.zh.filter(({ text }) => /\p{Script=Han}[,?!;:]/u.test(text))).toEqual([])
  })

  it('uses only slots the engine fills', () => {
    const slotsOf = (text: string) => [...text.matchAll(/\{([^}]*)\}/gu)].map((match) => match[1] ?? '')
    expect(all.filter(({ text }) => slotsOf(text).some((slot) => !slots.has(slot)))).toEqual([])
    expect(all.filter(({ text }) => /[{}]/u.test(text.replaceAll(/\{[a-z]+\}/gu, '')))).toEqual([])
  })

  it.each(languages)('quotes memories word for word and mostly with their date, in %s', (language) => {
    const quoting = [...kith.greetings.fromMemory[language], ...kith.reactions.recall[language]]
    expect(quoting.filter((text) => !text.includes('“{memory}”'))).toEqual([])
    expect(quoting.filter((text) => text.includes('{when}')).length).toBeGreaterThan(quoting.length / 2)
    expect(kith.reactions.handOver[language].filter((text) => !text.includes('{other}'))).toEqual([])
  })

  it.each(languages)('can always speak to someone whose name it does not know, in %s', (language) => {
    const lists = Object.entries({ ...kith.greetings, ...kith.reactions })
    expect(lists.filter(([, list]) => list[language].every((text) => text.includes('{name}')))).toEqual([])
  })

  it('tags lines only with feelings and gestures that exist', () => {
    const wrong = all.filter(({ text }) => {
      const tagged = /^\[([^\]]*)\]/u.exec(text)?.[1]?.split(' ') ?? []
      const line = parseTaggedLine(text)
      const known = [line.emotion, line.emote].filter((word) => word !== null)
      return known.length !== tagged.length || line.text === '' || /[[\]【】]/u.test(line.text)
    })
    expect(wrong).toEqual([])
  })

  it('is brief: a line is at most 240 characters, a telling at most 360', () => {
    const brief = all.filter(({ path }) => path !== '.digest')
    expect(brief.filter(({ path, text }) => text.length > (path.endsWith('.tellings') ? 360 : 240))).toEqual([])
  })

  it('has exactly one place to be at every hour', () => {
    expect(kith.routine.filter((entry) => !spots.has(entry.spot))).toEqual([])
    const during = (hour: number) =>
      kith.routine.filter(({ fromHour: from, toHour: to }) => (from < to ? hour >= from && hour < to : hour >= from || hour < to))
    const halfHours = Array.from({ length: 48 }, (_, index) => index / 2 + 0.25)
    expect(halfHours.filter((hour) => during(hour).length !== 1)).toEqual([])
  })

  it.each(['garden', 'attic', 'pavilion'])('[DA4] has errands to do in the %s, at places there are', (space) => {
    const errands = kith.errands.filter(({ stops }) => stops.every((stop) => stop.spots.some((spot) => spotsOf(space).includes(spot))))
    expect(kith.errands.length).toBeGreaterThanOrEqual(4)
    expect(kith.errands.length).toBeLessThanOrEqual(6)
    expect(errands.length).toBeGreaterThanOrEqual(space === 'garden' ? 4 : 3)
    const known = ['garden', 'attic', 'pavilion'].flatMap(spotsOf)
    expect(kith.errands.flatMap(({ stops }) => stops.flatMap((stop) => stop.spots)).filter((spot) => !known.includes(spot))).toEqual([])
    expect(new Set(kith.errands.map(({ id: name }) => name)).size).toBe(kith.errands.length)
  })

  it('banters with both of the others', () => {
    expect(new Set(kith.banter.map((entry) => entry.to))).toEqual(new Set(residentIds.filter((other) => other !== id)))
  })

  it.each(languages)('says what it is when asked, in %s', (language) => {
    const says = kith.reactions.askAi[language]
    const plainly = language === 'en' ? /\bAI\b|\bnot (human|a person|a man)\b|artificial/iu : /AI|不是(真)?人|人造/u
    expect(says.filter((text) => !plainly.test(text))).toEqual([])
    expect(says.some((text) => /Kith.*(script|脚本).*(model|模型)/u.test(text))).toBe(true)
  })

  it('never clings, flatters, flirts or talks like a help desk', () => {
    expect(all.filter(({ text }) => forbidden.some((phrase) => phrase.test(text)))).toEqual([])
  })
})

describe('the three together', () => {
  it.each(languages)('share no line in %s', (language) => {
    const owners = new Map<string, Set<string>>()
    for (const id of residentIds) {
      for (const { text } of linesOf(readCard(id).data.extensions.kith, language)) {
        const said = parseTaggedLine(text).text
        owners.set(said, (owners.get(said) ?? new Set()).add(id))
      }
    }
    expect([...owners].filter(([, ids]) => ids.size > 1)).toEqual([])
  })

  it('answer to different names', () => {
    const aliases = residentIds.flatMap((id) => [
      ...readCard(id).data.extensions.kith.aliases.en,
      ...readCard(id).data.extensions.kith.aliases.zh,
    ])
    expect(new Set(aliases).size).toBe(aliases.length)
  })

  it('keep their own manners of speech', () => {
    const own = (id: (typeof residentIds)[number], language: Language) =>
      linesOf(readCard(id).data.extensions.kith, language)
        .filter(({ path }) => !path.endsWith('.reply') && path !== '.digest')
        .map(({ text }) => text)
    expect(own('zhou', 'en').filter((text) => text.includes('!'))).toEqual([])
    expect(own('zhou', 'zh').filter((text) => text.includes('！'))).toEqual([])
    expect(own('xiaoman', 'en').filter((text) => /[!;]/u.test(text))).toEqual([])
    expect(own('xiaoman', 'zh').filter((text) => text.includes('您'))).toEqual([])
    expect(own('xiaoman', 'zh').filter((text) => /\p{Script=Han}儿/u.test(text))).toEqual([])
    expect(own('zhou', 'zh').filter((text) => text.includes('您')).length).toBeGreaterThan(80)
    expect(own('adeng', 'en').filter((text) => text.includes('?')).length).toBeGreaterThan(90)
  })
})
