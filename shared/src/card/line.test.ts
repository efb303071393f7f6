import { assert, constantFrom, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emotes, emotions } from '../actions/emotes.ts'
import { parseTaggedLine } from './line.ts'

describe('parseTaggedLine', () => {
  it.each([
    ['[glad wave] You came!', 'glad', 'wave', 'You came!'],
    ['[wave glad] 来了啊', 'glad', 'wave', '来了啊'],
    ['[Calm] Sit.', 'calm', null, 'Sit.'],
    ['[nod] Good.', null, 'nod', 'Good.'],
    ['No tag at all.', null, null, 'No tag at all.'],
    ['[smug twirl] Ha.', null, null, 'Ha.'],
    ['[smug, glad] Ha.', 'glad', null, 'Ha.'],
    ['[glad sad] First wins.', 'glad', null, 'First wins.'],
    ['[glad][wave] Two tags.', 'glad', 'wave', 'Two tags.'],
    ['【tender】喏，坐。', 'tender', null, '喏，坐。'],
    ['[] Empty.', null, null, 'Empty.'],
    ['[glad]', 'glad', null, ''],
    ['', null, null, ''],
    ['The sign says [closed] today.', null, null, 'The sign says [closed] today.'],
    ['[unclosed tag', null, null, '[unclosed tag'],
    ['[toString constructor] Hm.', null, null, 'Hm.'],
  ])('reads %j', (line, emotion, emote, text) => {
    expect(parseTaggedLine(line)).toEqual({ emotion, emote, text })
  })

  it('gives back what it was made of, for every known pair', () => {
    assert(
      property(constantFrom(...emotions), constantFrom(...emotes), (emotion, emote) => {
        expect(parseTaggedLine(`[${emotion} ${emote}] 好。Fine.`)).toEqual({ emotion, emote, text: '好。Fine.' })
      }),
    )
  })

  it('never throws and never makes a line longer', () => {
    assert(
      property(string({ unit: 'grapheme', maxLength: 200 }), (line) => {
        expect(parseTaggedLine(line).text.length).toBeLessThanOrEqual(line.length)
      }),
    )
  })
})
