import { describe, expect, test } from 'vitest'
import { buildPrompt } from '@kith/server/src/mind/prompt.ts'
import type { TurnInput } from '@kith/server/src/mind/types.ts'
import { estimateTokens } from '@kith/server/src/models/tokens.ts'
import { createView } from '@kith/server/src/mind/view.ts'
import { asked, turnInput } from './mind-kit.ts'
import { episode, fact, nowMs, personId, scenePerson, turn } from './script-talk.ts'

const dayMs = 86_400_000
const own = { self: true, speakerId: 'xiaoman', speakerName: 'Xiaoman', kind: 'resident' } as const

function busyTurn(lang: 'en' | 'zh'): TurnInput {
  const zh = lang === 'zh'
  return turnInput({
    lang,
    present: [
      scenePerson({ lang, talks: 3, lastMetMs: nowMs - 2 * dayMs, greeted: true }),
      scenePerson({ id: 'p-mira2', name: 'Mira', lang, distanceMetres: 5.26 }),
      scenePerson({ id: 'zhou', name: zh ? '老周' : 'Zhou', kind: 'resident', lang, distanceMetres: 1.2, talks: 9 }),
    ],
    facts: [
      fact('f1', 'likes', zh ? '喜欢桂花糕' : 'likes osmanthus cake', { atMs: nowMs - 2 * dayMs }),
      fact('f2', 'lives', zh ? '住在里斯本' : 'lives in Lisbon', { atMs: nowMs - 40 * dayMs, past: true }),
    ],
    memories: [
      episode('m1', zh ? '我后天要考驾照' : 'My driving test is the day after tomorrow', { atMs: nowMs - 2 * dayMs }),
      episode('m2', zh ? '考完来喝一杯' : 'Come for a cup when it is done', {
        atMs: nowMs - 2 * dayMs,
        subjectId: 'xiaoman',
        subjectName: 'Xiaoman',
      }),
    ],
    turns: [
      turn('u0', zh ? '我回来了' : 'I am back', { lang }),
      turn('s0', zh ? '喏，先坐。' : 'Sit. Then talk.', { ...own, lang }),
      turn('z0', zh ? '街坊，晚上好。' : 'Good evening, neighbour.', {
        lang,
        speakerId: 'zhou',
        speakerName: zh ? '老周' : 'Zhou',
        kind: 'resident',
      }),
      turn('u1', zh ? '今天有什么喝的？' : 'What is there to drink today?', { lang }),
    ],
    offRecord: true,
  })
}

describe('the prompt of a busy turn', () => {
  test.each(['en', 'zh'] as const)('%s', async (lang) => {
    const { messages } = buildPrompt(createView(busyTurn(lang)))
    const [system, user] = messages.map(({ content }) => content)
    // What the card brings is the card's affair.
    const masked = [system, user].map((text = '') => text.replace(/<(card|examples|own)>[\s\S]*?<\/\1>/g, '<$1>…</$1>'))
    const digest = masked[1]?.split('\n\n').at(-1)?.split('\n').slice(0, 2) ?? []
    const shown = digest.reduce((text, line) => text.replace(line, '…'), masked.join('\n\n────\n\n'))
    await expect(`${shown}\n`).toMatchFileSnapshot(`./snapshots/prompt-${lang}.txt`)
  })

  test('the order is: what never changes, then this turn, the digest last', () => {
    const { messages } = buildPrompt(createView(busyTurn('en')))
    const tags = messages.flatMap(({ content }) => [...content.matchAll(/^<([a-z]+)>$/gm)].map(([, tag]) => tag))
    expect(tags).toEqual(['card', 'examples', 'actions', 'places', 'present', 'own', 'known', 'talk', 'situation'])
    expect(messages[1]?.content.split('\n\n').at(-1)?.split('\n')).toHaveLength(3)
    expect(messages[1]?.content).toMatch(/in English: one tag, then one to three short sentences\.$/)
  })
})

describe('the stable prefix', () => {
  test('is the same whoever is there, whenever, whatever was said', () => {
    const prefix = (input: TurnInput) => buildPrompt(createView(input)).messages[0]?.content
    const busy = prefix(busyTurn('en'))
    expect(prefix(turnInput())).toBe(busy)
    expect(
      prefix({
        ...busyTurn('en'),
        nowMs: nowMs + dayMs,
        hour: 3,
        place: { zh: '池', en: 'the pond' },
        present: [],
        addresseeId: null,
        cause: { type: 'routine', activity: { zh: '扫地', en: 'Sweeping' } },
      }),
    ).toBe(busy)
    expect(busy).not.toContain('Mira')
  })
  test('is most of a usual prompt', () => {
    const { tokens, stableTokens } = buildPrompt(createView(busyTurn('en')))
    expect(stableTokens / tokens).toBeGreaterThan(0.7)
  })
})

describe('facts of self', () => {
  const say = (zh: string, en: string) => ({ zh: [zh], en: [en] })
  const facts = [
    { id: 'watch', keys: { zh: ['表+慢'], en: ['watch+slow'] }, say: say('慢四分钟。', '[calm nod] Four minutes slow.') },
    { id: 'lamps', keys: { zh: ['几盏灯'], en: ['how many lamp'] }, say: say('树上五盏。', 'Five in the tree.') },
    { id: 'cups', keys: { zh: ['几个杯子'], en: ['how many cup'] }, say: say('九个。', 'Nine cups.') },
    { id: 'long', keys: { zh: ['说来话长'], en: ['long story'] }, say: say('长'.repeat(2000), 'Long.') },
    { id: 'longer', keys: { zh: ['更长'], en: ['longer'] }, say: say('久'.repeat(2000), 'Longer.') },
  ]
  const own = (text: string, lang: 'en' | 'zh' = 'en') => {
    const input = asked(text, { lang })
    const { data } = input.card
    const { kith } = data.extensions
    const slots = { ...kith.slots, tastes: [], opinions: [], facts }
    const card = { ...input.card, data: { ...data, extensions: { kith: { ...kith, slots, topics: [], bounds: [] } } } }
    const user = buildPrompt(createView({ ...input, card })).messages[1]?.content ?? ''
    return /<own>\n([\s\S]*?)\n<\/own>/.exec(user)?.[1] ?? null
  }
  test('those asked for go in, in the language spoken, without their gesture', () => {
    expect([
      own('How slow is your watch?'),
      own('您的表慢多少？', 'zh'),
      own('How many lamps are in the tree, and how many cups on the wall?'),
      own('Lovely evening.'),
    ]).toMatchInlineSnapshot(`
      [
        "Four minutes slow.",
        "慢四分钟。",
        "Five in the tree.
      Nine cups.",
        null,
      ]
    `)
  })
  test('never beyond the budget of the part', () => {
    expect(own('Is it a long story, or longer?')).toBe('Long.\nLonger.')
    const told = own('说来话长，还有更长的？', 'zh') ?? ''
    expect(told).not.toContain('久')
    expect(estimateTokens(told)).toBeLessThanOrEqual(350)
  })
})

describe('budgets', () => {
  const long = 'I walked along the river and counted every lamp on the way to the bridge. '.repeat(6)
  test('only the last twelve turns, and the newest of them when they are long', () => {
    const turns = Array.from({ length: 30 }, (_, at) => turn(`u${at}`, `line ${at} ${long}`))
    const { messages } = buildPrompt(createView(turnInput({ turns, cause: { type: 'addressed', utteranceId: 'u29' } })))
    const shown = [...(messages[1]?.content ?? '').matchAll(/"said":"line (\d+) /g)].map(([, at]) => Number(at))
    expect(shown.at(-1)).toBe(29)
    expect(shown.length).toBeGreaterThan(5)
    expect(shown.length).toBeLessThanOrEqual(12)
    expect(shown).toEqual(shown.map((_, at) => 29 - (shown.length - 1) + at))
  })
  test('memories beyond the budget are not shown, and not said to be', () => {
    const memories = Array.from({ length: 60 }, (_, at) => episode(`m${at}`, `${at}: ${long}`, { score: 60 - at }))
    const { messages, shownIds, tokens } = buildPrompt(createView(turnInput({ memories })))
    expect(shownIds.length).toBeLessThan(60)
    expect(shownIds).toEqual(memories.slice(0, shownIds.length).map(({ id }) => id))
    expect(messages[1]?.content.match(/"said_by"/g)).toHaveLength(shownIds.length)
    expect(tokens).toBeLessThan(7000)
  })
  test('a crowd is the nearest', () => {
    const present = Array.from({ length: 80 }, (_, at) => scenePerson({ id: `p${at}`, name: `Person ${at}`, distanceMetres: 80 - at }))
    const user = buildPrompt(createView(turnInput({ present, addresseeId: 'p79' }))).messages[1]?.content ?? ''
    expect(user).toContain('"name":"Person 79"')
    expect(user).not.toContain('"name":"Person 0"')
  })
})

test('whom each cause names', () => {
  const causes: TurnInput['cause'][] = [
    { type: 'addressed', utteranceId: 'u1' },
    { type: 'overheard', utteranceId: 'u1' },
    { type: 'overheard', utteranceId: 'gone' },
    { type: 'greet', personId },
    { type: 'newcomer', personId },
    { type: 'routine', activity: { zh: '扫地', en: 'Sweeping' } },
    { type: 'banter', residentId: 'zhou', opening: true },
    { type: 'banter', residentId: 'zhou', opening: false },
    { type: 'emote', personId, emote: 'wave' },
  ]
  const happened = causes.map((cause) => {
    const user = buildPrompt(createView({ ...busyTurn('en'), cause })).messages[1]?.content ?? ''
    return user.split('\n').find((line) => line.startsWith('{"just_happened"'))
  })
  expect(happened).toMatchInlineSnapshot(`
    [
      "{"just_happened":"spoke to you and waits for an answer","by":"Mira (p1)"}",
      "{"just_happened":"spoke nearby; you may add one line","by":"Mira (p1)"}",
      "{"just_happened":"spoke nearby; you may add one line","by":"someone"}",
      "{"just_happened":"came near; say hello","by":"Mira (p1)"}",
      "{"just_happened":"joined the talk; let them in","by":"Mira (p1)"}",
      "{"just_happened":"you turned to something else; remark on it","doing":"Sweeping"}",
      "{"just_happened":"you start a word with the other resident","by":"Zhou"}",
      "{"just_happened":"the other resident spoke to you","by":"Zhou"}",
      "{"just_happened":"made a gesture at you","by":"Mira (p1)","doing":"wave"}",
    ]
  `)
})
