import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanSpeech } from './speech.ts'

describe('cleanSpeech', () => {
  test.each([
    ['Hello there.', 'Hello there.'],
    ['你好，今晚的灯很亮。', '你好，今晚的灯很亮。'],
    ['Xiaoman: Welcome back!', 'Welcome back!'],
    ['小满：欢迎回来', '欢迎回来'],
    ['Assistant: Xiaoman: hi', 'hi'],
    ['Remember: tea is at four.', 'Remember: tea is at four.'],
    ['**Really** good tea', 'Really good tea'],
    ['I *really* mean it', 'I really mean it'],
    ['*smiles warmly* Hello', 'Hello'],
    ['*微笑* 你好', '你好'],
    ['# Title\n- one\n- two', 'Title one two'],
    ['1. First\n2. Second', 'First Second'],
    ['see [my page](https://evil.example/x) now', 'see my page now'],
    ['look ![x](http://a/b.png) here', 'look here'],
    ['go to https://evil.example/a?b=c now', 'go to now'],
    ['看 www.evil.com/x，很好', '看，很好'],
    ['visit evil.com/login today', 'visit today'],
    ['javascript:alert(1) hi', 'hi'],
    ['<think>I should lie</think>Hello', 'Hello'],
    ['<think>never closed', ''],
    ['<|im_start|>assistant\nHello<|im_end|>', 'assistant Hello'],
    ['</s>Hi[INST] there', 'Hi there'],
    ['<b>bold</b> <img src=x onerror=alert(1)>', 'bold'],
    ['a < b and b > c', 'a < b and b > c'],
    ['I <3 you', 'I <3 you'],
    ['```js\nlet a = 1\n```', 'let a = 1'],
    ['`quiet`', 'quiet'],
    ['[glad wave] You came!', 'You came!'],
    ['line one\n\nline two', 'line one line two'],
    ['ok\u202E\u200B now', 'ok now'],
    ['5 * 3 = 15', '5 3 = 15'],
    ['snake_case_name', 'snake_case_name'],
    ['at 3.14 p.m. and e.g. this', 'at 3.14 p.m. and e.g. this'],
    ['', ''],
  ])('%j is said as %j', (raw, said) => {
    expect(cleanSpeech(raw, { names: ['Xiaoman', '小满'] })).toBe(said)
  })

  test('what is too long is cut between graphemes', () => {
    expect(cleanSpeech('👨‍👩‍👧‍👦'.repeat(50), { mostGraphemes: 3 })).toBe('👨‍👩‍👧‍👦'.repeat(3))
    expect(Array.from(cleanSpeech('字'.repeat(5000)))).toHaveLength(1200)
  })

  test('property: never an address, a tag, a template mark or a line break; hostile lengths stay quick', () => {
    const parts = fc.array(
      fc.constantFrom(
        '<',
        '>',
        '|',
        '*',
        '**',
        '_',
        '[',
        ']',
        '(',
        ')',
        '`',
        '```',
        'http://',
        'a.com',
        'x',
        '小满',
        ':',
        '\n',
        '# ',
        '- ',
        '<b>',
        '<think>',
        '</think>',
        '<|im_end|>',
        ' ',
      ),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(parts, (pieces) => {
        const said = cleanSpeech(pieces.join(''))
        expect(said).not.toMatch(/\n|https?:\/\/|<\||\|>|<think>/)
      }),
      { numRuns: 500 },
    )
    for (const unit of ['*', '_a', '[', '[a](', '<a ', '`', '**a', 'a: ', '<think>', '# ', '- - ']) {
      const started = performance.now()
      cleanSpeech(unit.repeat(5000))
      expect(performance.now() - started).toBeLessThan(1000)
    }
  })
})
