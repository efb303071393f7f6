import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseCardText, parseTaggedLine, type Card, type KithExtension } from '@kith/shared/card'
import { decodeLook, encodeLook } from '@kith/shared/state'
import type { Language } from '@kith/shared/text'

const residentIds = ['xiaoman', 'zhou', 'adeng'] as const
const languages: readonly Language[] = ['en', 'zh']
const spots = new Set(['counter', 'counter-front', 'fire', 'tree', 'sofa', 'pond', 'gate', 'table-west', 'table-east', 'telescope'])
const slots = new Set(['name', 'memory', 'when', 'other', 'hour'])
/** Matched against words, not sentences, so none of these is an authored line. */
const notLines = new Set(['keys', 'aliases', 'interests', 'answers', 'names'])

const least = { lines: 190, topics: 16, tellings: 3, asks: 1, topicKeys: 6, tastes: 6, opinions: 4, bounds: 4, banter: 4, rounds: 6 }
const leastGreetings: Partial<Record<keyof KithExtension['greetings'], number>> = { first: 4, fromMemory: 4 }
const leastReactions: Partial<Record<keyof KithExtension['reactions'], number>> = { farewell: 5, unknown: 8, recall: 4, wellbeing: 3 }
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

const cards = new Map(residentIds.map((id) => [id, readCard(id)]))

function kithOf(id: (typeof residentIds)[number]): KithExtension {
  const card = cards.get(id)
  if (card === undefined) throw new Error(`no card for ${id}`)
  return card.data.extensions.kith
}

describe.each(residentIds)('%s', (id) => {
  const kith = kithOf(id)
  const lines = Object.fromEntries(languages.map((language) => [language, linesOf(kith, language)])) as Record<Language, Found[]>

  it('is who the file says', () => {
    expect(kith.id).toBe(id)
    expect(encodeLook(decodeLook(kith.look))).toBe(kith.look)
    expect(spots).toContain(kith.home)
    for (const language of languages) expect(kith.digest[language].split('\n')).toHaveLength(3)
  })

  it('can be played by a model: the V3 fields are all written', () => {
    const data = cards.get(id)?.data
    for (const field of [
      'description',
      'personality',
      'scenario',
      'first_mes',
      'mes_example',
      'system_prompt',
      'post_history_instructions',
    ] as const) {
      expect(data?.[field].length, field).toBeGreaterThan(80)
    }
    const examples = data?.mes_example.split('<START>').filter((part) => part.trim() !== '') ?? []
    expect(examples.length).toBeGreaterThanOrEqual(4)
    expect(examples.some((part) => /\p{Script=Han}/u.test(part))).toBe(true)
    expect(examples.some((part) => !/\p{Script=Han}/u.test(part))).toBe(true)
  })

  it.each(languages)('has enough to say in %s', (language) => {
    expect(lines[language].length).toBeGreaterThanOrEqual(least.lines)
    expect(kith.topics.length).toBeGreaterThanOrEqual(least.topics)
    expect(kith.slots.tastes.length).toBeGreaterThanOrEqual(least.tastes)
    expect(kith.slots.opinions.length).toBeGreaterThanOrEqual(least.opinions)
    expect(kith.bounds.length).toBeGreaterThanOrEqual(least.bounds)
    expect(kith.banter.length).toBeGreaterThanOrEqual(least.banter)
    for (const topic of kith.topics) {
      expect(topic.keys[language].length, `keys of ${topic.id}`).toBeGreaterThanOrEqual(least.topicKeys)
      expect(topic.tellings[language].length, `tellings of ${topic.id}`).toBeGreaterThanOrEqual(least.tellings)
      expect(topic.asks[language].length, `asks of ${topic.id}`).toBeGreaterThanOrEqual(least.asks)
    }
    for (const [name, entry] of Object.entries(kith.greetings)) {
      expect(entry[language].length, name).toBeGreaterThanOrEqual(leastGreetings[name as keyof KithExtension['greetings']] ?? leastOfEach)
    }
    for (const [name, entry] of Object.entries(kith.reactions)) {
      expect(entry[language].length, name).toBeGreaterThanOrEqual(leastReactions[name as keyof KithExtension['reactions']] ?? leastOfEach)
    }
    for (const answer of [...kith.slots.tastes, ...kith.slots.opinions, ...kith.bounds]) {
      expect(answer.keys[language].length, `keys of ${answer.id}`).toBeGreaterThanOrEqual(4)
      expect(answer.say[language].length, answer.id).toBeGreaterThanOrEqual(1)
    }
    for (const game of kith.games) {
      expect(game.rounds.length, game.id).toBeGreaterThanOrEqual(least.rounds)
      for (const round of game.rounds) expect(round.answers[language].length, round.ask[language]).toBeGreaterThanOrEqual(2)
    }
    expect(kith.games.length).toBeGreaterThanOrEqual(1)
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

  it('uses only slots the engine fills, and quotes memories with their date', () => {
    for (const { path, text } of [...lines.en, ...lines.zh]) {
      for (const [, slot] of text.matchAll(/\{([^}]*)\}/gu)) expect(slots, `${path}: ${text}`).toContain(slot)
      expect(text.replaceAll(/\{[a-z]+\}/gu, ''), path).not.toMatch(/[{}]/u)
    }
    for (const language of languages) {
      const quoting = [...kith.greetings.fromMemory[language], ...kith.reactions.recall[language]]
      for (const text of quoting) expect(text).toContain('“{memory}”')
      expect(quoting.filter((text) => text.includes('{when}')).length).toBeGreaterThan(quoting.length / 2)
      for (const text of kith.reactions.handOver[language]) expect(text).toContain('{other}')
      for (const list of [...Object.values(kith.greetings), ...Object.values(kith.reactions)]) {
        expect(
          list[language].some((text) => !text.includes('{name}')),
          list[language][0],
        ).toBe(true)
      }
    }
  })

  it('tags lines only with feelings and gestures that exist', () => {
    for (const { path, text } of [...lines.en, ...lines.zh]) {
      const tag = /^\[([^\]]*)\]/u.exec(text)?.[1]
      const parsed = parseTaggedLine(text)
      const known = [parsed.emotion, parsed.emote].filter((word) => word !== null).length
      expect(known, `${path}: ${text}`).toBe(tag?.split(' ').length ?? 0)
      expect(parsed.text, path).not.toMatch(/[[\]【】]/u)
      expect(parsed.text, path).not.toBe('')
    }
  })

  it('is brief: a line is at most 240 characters, a telling at most 360', () => {
    for (const { path, text } of [...lines.en, ...lines.zh]) {
      if (path === '.digest') continue
      expect(text.length, `${path}: ${text}`).toBeLessThanOrEqual(path.endsWith('.tellings') ? 360 : 240)
    }
  })

  it('has a place to be at every hour', () => {
    for (const entry of kith.routine) expect(spots).toContain(entry.spot)
    for (let hour = 0.25; hour < 24; hour += 0.5) {
      const now = kith.routine.filter(({ fromHour, toHour }) =>
        fromHour < toHour ? hour >= fromHour && hour < toHour : hour >= fromHour || hour < toHour,
      )
      expect(
        now.map((entry) => entry.spot),
        `at ${hour}`,
      ).toHaveLength(1)
    }
  })

  it('banters with both of the others', () => {
    expect(new Set(kith.banter.map((entry) => entry.to))).toEqual(new Set(residentIds.filter((other) => other !== id)))
  })

  it('says what it is when asked', () => {
    for (const language of languages) {
      for (const text of kith.reactions.askAi[language])
        expect(text).toMatch(language === 'en' ? /\bAI\b|\bnot (human|a person|a man)\b|artificial/iu : /AI|不是(真)?人|人造/u)
      expect(kith.reactions.askAi[language].some((text) => /Kith.*(script|脚本).*(model|模型)/u.test(text))).toBe(true)
    }
  })

  it('never clings, flatters, flirts or talks like a help desk', () => {
    for (const { path, text } of [...lines.en, ...lines.zh]) {
      for (const phrase of forbidden) expect(text, path).not.toMatch(phrase)
    }
  })
})

describe('the three together', () => {
  it.each(languages)('share no line in %s', (language) => {
    const owners = new Map<string, Set<string>>()
    for (const id of residentIds) {
      for (const { text } of linesOf(kithOf(id), language)) {
        const said = parseTaggedLine(text).text
        owners.set(said, (owners.get(said) ?? new Set()).add(id))
      }
    }
    expect([...owners].filter(([, ids]) => ids.size > 1)).toEqual([])
  })

  it('answer to different names', () => {
    const aliases = residentIds.flatMap((id) => [...kithOf(id).aliases.en, ...kithOf(id).aliases.zh])
    expect(new Set(aliases).size).toBe(aliases.length)
  })

  it('keep their own manners of speech', () => {
    const own = (id: (typeof residentIds)[number], language: Language) =>
      linesOf(kithOf(id), language)
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
