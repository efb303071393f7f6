import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { graphemeCount } from './graphemes.ts'
import { cleanName, sameName } from './names.ts'

const family = '👨‍👩‍👧‍👦'

describe('cleanName', () => {
  test.each([
    ['Ada', 'Ada'],
    ['  Ada   Lovelace ', 'Ada Lovelace'],
    ['小满', '小满'],
    ['Ай', 'Ай'],
    ['محمد', 'محمد'],
    ['می‌خواهم', 'می‌خواهم'],
    ['क्‍ष', 'क्‍ष'],
    ['e\u0301', 'é'],
    ['Zoë\u200B', 'Zoë'],
    ['\u202Eevil\u202C', 'evil'],
    ['a\u200Db\u200Cc', 'abc'],
    [family, family],
    ['🏴\u{E0067}\u{E0062}\u{E007F}', '🏴'],
    ['line\none\ttwo', 'line one two'],
    ['\uFEFFBo', 'Bo'],
    ['ㅤ\u3164Kim\u115F', 'Kim'],
    ['<b>Bob</b>', '<b>Bob</b>'],
    ['Ai', 'Ai'],
    ['Ai Weiwei', 'Ai Weiwei'],
    ['Aiko', 'Aiko'],
    ['爱', '爱'],
    ['MAI', 'MAI'],
    ['Al', 'Al'],
    ['Air', 'Air'],
    ['Luna ✨ Moon', 'Luna ✨ Moon'],
    ['z̷̡̢̧̨̛̛̛̛̛a', 'z̷̡̢̧̨a'.normalize('NFC')],
    ['a'.repeat(24), 'a'.repeat(24)],
    ['👍🏽'.repeat(24), '👍🏽'.repeat(24)],
  ])('%j is shown as %j', (raw, name) => {
    expect(cleanName(raw)).toEqual({ ok: true, name })
  })

  test.each(['', '   ', '\u200B\u200B', '\u3164', '\u2800\u2800', '\u202E', '\u0301\u0301', '\uFE0F', '\uD800', '\u{E0041}'])(
    '%j is empty',
    (raw) => {
      expect(cleanName(raw)).toEqual({ ok: false, code: 'empty' })
    },
  )

  test.each(['a'.repeat(25), family.repeat(25), '中'.repeat(25), 'x'.repeat(100_000)])('longer than 24 graphemes is too long', (raw) => {
    expect(cleanName(raw)).toEqual({ ok: false, code: 'too-long' })
  })

  test.each([
    '✦ Ada',
    '★Ada',
    'Ada ✦',
    '✧Ada',
    '☆',
    '⭐Ada',
    '🌟 Zhou',
    '✶ Zhou',
    '✨ Ada',
    'Ada✨',
    'A✦da',
    '\u200B✦\u200BAda',
    'AI',
    'Ada AI',
    'AI Ada',
    'Ada [AI]',
    'Ada (ai)',
    'Ada【AI】',
    '小满AI',
    'AI小满',
    'Ada·AI',
    'A.I.',
    'Ada A.I.',
    'A I',
    'A\u200BI',
    'ＡＩ',
    '🅰🅸',
    '🄰🄸',
    '🇦🇮',
    'ⒶⒾ',
    '𝐀𝐈',
    'АІ',
    'ΑΙ',
    'Λ丨',
    '🅰️ℹ️ Bob',
    '人工智能',
    '我是人工智能',
    'Artificial Intelligence',
  ])('%j imitates the mark of residents', (raw) => {
    expect(cleanName(raw)).toEqual({ ok: false, code: 'blocked-name' })
  })

  test('whatever comes in: a clean name is short, stable, one line and without unseen characters', () => {
    const hostile = fc
      .array(
        fc.constantFrom(
          '\u0000',
          '\n',
          ' ',
          'a',
          'A',
          'I',
          '\u200B',
          '\u200D',
          '\u2064',
          '\uFE0F',
          '\u3164',
          '\u0301',
          '👍',
          '🏽',
          '✦',
          '中',
          'é',
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }), hostile),
        (raw) => {
          const clean = cleanName(raw)
          if (!clean.ok) return
          expect(cleanName(clean.name)).toEqual(clean)
          const length = graphemeCount(clean.name)
          expect(length).toBeGreaterThan(0)
          expect(length).toBeLessThanOrEqual(24)
          expect(clean.name).toBe(clean.name.normalize('NFC').trim())
          expect(clean.name).not.toMatch(/[\p{Cc}\p{Cs}\p{Co}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}✦★]/u)
        },
      ),
      { numRuns: 500 },
    )
  })
})

test.each([
  ['老周 Zhou', '老周Zhou', true],
  ['老周 Zhou', '老周 ＺＨＯＵ', true],
  ['老周 Zhou', '老周\u200B·Z̵hou', true],
  ['老周 Zhou', 'Zhou', false],
])('%j and %j read the same: %j', (a, b, same) => {
  expect(sameName(a, b)).toBe(same)
})
