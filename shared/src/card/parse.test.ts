import { assert, jsonValue, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reactionsSchema, greetingsSchema } from './schema.ts'
import { cardMaxBytes, parseCard, parseCardText } from './parse.ts'

const both = { zh: '小', en: 'small' }
const lines = { zh: ['好'], en: ['fine'] }
const each = (names: string[]) => Object.fromEntries(names.map((name) => [name, lines]))

function kith() {
  return {
    id: 'wren',
    names: both,
    aliases: lines,
    look: '1.0.0.0.0.0.0.0.100.100.100',
    home: 'fire',
    talkativeness: 0.5,
    interests: lines,
    tagline: both,
    digest: both,
    routine: [{ fromHour: 22, toHour: 6, spot: 'fire', activity: both }],
    errands: [
      { id: 'wood', fromHour: 17, toHour: 2, stops: [{ spots: ['fire'], forSeconds: 8 }], activity: both, did: both, everyMinutes: 30 },
    ],
    slots: { ...each(['name', 'age', 'work', 'home', 'family', 'past']), tastes: [], opinions: [] },
    greetings: each(Object.keys(greetingsSchema.shape)),
    reactions: each(Object.keys(reactionsSchema.shape)),
    topics: [{ id: 'tea', keys: lines, tellings: lines, asks: lines }],
    games: [],
    bounds: [],
    banter: [],
  }
}

function card() {
  const text = { description: '', personality: '', scenario: '', first_mes: '', mes_example: '', creator_notes: '', system_prompt: '' }
  return {
    spec: 'chara_card_v3',
    spec_version: '3.0',
    made_by: 'hand',
    data: {
      name: 'Wren',
      ...text,
      post_history_instructions: '',
      alternate_greetings: [],
      group_only_greetings: [],
      tags: [],
      creator: '',
      character_version: '1.0',
      nickname: 'W',
      extensions: { kith: kith(), 'other/app': { depth: [1, 2, { three: null }] } },
    },
  }
}

describe('parseCard', () => {
  it('accepts a whole card and keeps what it does not know', () => {
    const result = parseCard(card())
    expect(result).toEqual({ ok: true, card: card() })
  })

  it('accepts a card from before there were errands: it has none', () => {
    const before = card()
    Reflect.deleteProperty(before.data.extensions.kith, 'errands')
    const result = parseCard(before)
    expect(result.ok && result.card.data.extensions.kith.errands).toEqual([])
  })

  it('refuses an errand with nowhere to go', () => {
    const nowhere = card()
    nowhere.data.extensions.kith.errands[0]?.stops.splice(0)
    expect(parseCard(nowhere).ok).toBe(false)
  })

  it.each([
    ['not an object', 7, '(card)', 'should be an object'],
    ['null', null, '(card)', 'should be an object'],
    ['another spec', { ...card(), spec: 'chara_card_v2' }, 'spec', 'should be "chara_card_v3"'],
    ['no data', { spec: 'chara_card_v3', spec_version: '3.0' }, 'data', 'is missing; it should be an object'],
  ])('names the field of %s', (_, json, field, message) => {
    expect(parseCard(json)).toEqual({ ok: false, problems: [{ field, message }] })
  })

  it('counts into lists and says what is wrong in words', () => {
    const broken = card()
    const inside = broken.data.extensions.kith
    inside.id = 'Wren!'
    inside.talkativeness = 4
    inside.topics[0] = { id: 'tea', keys: lines, tellings: { zh: ['好', ''], en: ['fine'] }, asks: lines }
    inside.routine = []
    const result = parseCard(broken)
    expect(result.ok ? [] : result.problems).toEqual([
      { field: 'data.extensions.kith.id', message: expect.stringContaining('form that is not allowed') },
      { field: 'data.extensions.kith.talkativeness', message: 'is too large: at most 1' },
      { field: 'data.extensions.kith.routine', message: 'is empty' },
      { field: 'data.extensions.kith.topics[0].tellings.zh[1]', message: 'is empty' },
    ])
  })

  it('reports at most twenty problems', () => {
    const result = parseCard({ spec: 1, data: { extensions: { kith: { reactions: {}, greetings: {}, slots: {} } } } })
    expect(result.ok ? 0 : result.problems.length).toBe(20)
  })

  it('never throws on any JSON', () => {
    assert(
      property(jsonValue(), (json) => {
        expect(parseCard(json).ok).toBe(false)
      }),
    )
  })
})

describe('parseCardText', () => {
  it('reads a file, with or without a byte order mark', () => {
    expect(parseCardText(JSON.stringify(card())).ok).toBe(true)
    expect(parseCardText(`\uFEFF${JSON.stringify(card())}`).ok).toBe(true)
  })

  it.each(['', '{', '{"spec": }', '<html>', 'undefined'])('refuses %j as not JSON', (text) => {
    const result = parseCardText(text)
    expect(result.ok ? [] : result.problems).toEqual([{ field: '(file)', message: expect.stringContaining('not valid JSON') }])
  })

  it('measures size in bytes, not characters', () => {
    const text = JSON.stringify({ spec: '灯'.repeat(100) })
    expect(parseCardText(text, text.length)).toMatchObject({
      ok: false,
      problems: [{ field: '(file)', message: expect.stringContaining('larger than') }],
    })
    expect(parseCardText(text, 1000)).toMatchObject({ ok: false, problems: [{ field: 'spec' }, {}, {}] })
  })

  it('refuses an enormous file by default', () => {
    const result = parseCardText(' '.repeat(cardMaxBytes + 1))
    expect(result.ok ? [] : result.problems[0]?.message).toContain('larger than 1000000 bytes')
  })
})
