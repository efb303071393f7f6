import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OutputParser } from '@kith/server/src/mind/parse/output-parser.ts'
import type { Parsed } from '@kith/server/src/mind/parse/parsed.ts'

const names = { own: new Set(['xiaoman', '小满', 'barista']), others: new Set(['mira', '老周', 'zhou']) }

function read(pieces: readonly string[]): Parsed[] {
  const parser = new OutputParser(names)
  return [...pieces.flatMap((piece) => parser.push(piece)), ...parser.end()]
}
/** Everything said, and everything else in short: `glad+wave`, `call:name`, `echo`. */
function summary(parts: readonly Parsed[]): { text: string; rest: string[] } {
  let text = ''
  const rest: string[] = []
  for (const part of parts) {
    if (part.type === 'restart') text = ''
    if (part.type === 'text') text += part.text
    else if (part.type === 'feel') rest.push([part.emotion, part.emote].filter((one) => one !== null).join('+'))
    else if (part.type === 'call') rest.push(`call:${part.name} ${JSON.stringify(part.args)}`)
    else rest.push(part.type)
  }
  return { text: text.replace(/\s+/g, ' ').trim(), rest }
}

const table: readonly (readonly [raw: string, text: string, rest: string[]])[] = [
  ['[glad wave] Come in.', 'Come in.', ['glad+wave']],
  ['[calm] 先坐。', '先坐。', ['calm']],
  ['【glad】 喏，坐。', '喏，坐。', ['glad']],
  ['[Glad, Wave]Come in.', 'Come in.', ['glad+wave']],
  ['[emotion: glad, emote: wave] Come in.', 'Come in.', ['glad+wave']],
  ['[glad] [wave] Come in.', 'Come in.', ['glad', 'wave']],
  ['Come in. [playful] Or not.', 'Come in. Or not.', ['playful']],
  ['[humming] Come in.', 'Come in.', []],
  ['Come in [pause] now.', 'Come in now.', []],
  ['[glad\nCome in.', 'glad Come in.', []],
  ['Xiaoman: Come in.', 'Come in.', []],
  ['xiaoman：喏，坐。', '喏，坐。', []],
  ['小满：[glad] 喏，坐。', '喏，坐。', ['glad']],
  ['[glad] 小满: 喏，坐。', '喏，坐。', ['glad']],
  ['Xiaoman (smiling): Come in.', 'Come in.', []],
  ['**Xiaoman:** Come in.', 'Come in.', []],
  ['**Xiaoman**: Come in.', 'Come in.', []],
  ['Assistant: Come in.', 'Come in.', []],
  ['Listen: the kettle.', 'Listen: the kettle.', []],
  ['Zhou: he owes me cups.', 'Zhou: he owes me cups.', []],
  ['"Come in, and wipe your feet."', 'Come in, and wipe your feet.', []],
  ['“先坐，茶马上就好，别急着走，外头风大呢。”', '先坐，茶马上就好，别急着走，外头风大呢。', []],
  ['"Sit."', 'Sit.', []],
  ['[glad] "Come in, and wipe your feet first." ', 'Come in, and wipe your feet first.', ['glad']],
  ['"Whatever" is ginger.', '"Whatever" is ginger.', []],
  ['She said "sit" and I sat.', 'She said "sit" and I sat.', []],
  ['*wipes the counter* Come in.', 'Come in.', []],
  ['Come in. *waves*', 'Come in.', ['wave']],
  ['*smiles and nods* Come in.', 'Come in.', ['glad+nod']],
  ['*微笑着点头* 喏，坐。', '喏，坐。', ['glad+nod']],
  ['That is *not* tea.', 'That is not tea.', []],
  ['That is **hot**, mind.', 'That is hot, mind.', []],
  ['2 * 3 is six.', '2 3 is six.', []],
  ['(laughs) Come in.', 'Come in.', ['laugh']],
  ['（笑了笑）喏，坐。', '喏，坐。', ['glad']],
  ['Well, (chuckles softly) come in.', 'Well, come in.', ['laugh']],
  ['Zhou (the old one) owes me.', 'Zhou (the old one) owes me.', []],
  ['<think>They want tea. I should be nice.</think>[glad] Tea, then.', 'Tea, then.', ['glad']],
  ['<think>\n\n</think>\n\nTea, then.', 'Tea, then.', ['restart'].slice(1)],
  ['They want tea.</think>Tea, then.', 'Tea, then.', ['restart']],
  ['<thinking>x</thinking>Tea.', 'Tea.', []],
  ['<think>never closed', '', []],
  ['Tea.<|im_end|>', 'Tea.', []],
  ['<|assistant|>Tea.', 'Tea.', []],
  ['<｜Assistant｜>Tea.', 'Tea.', []],
  ['Tea.</s>', 'Tea.', []],
  ['Tea <3 you', 'Tea <3 you', []],
  ['1 < 2', '1 < 2', []],
  ['Tea<br/>now.', 'Teanow.', []],
  ['</talk> and <situation>', 'and', ['echo', 'echo']],
  ['# Tea\nSit.', 'Tea Sit.', []],
  ['- Tea\n- Cake', 'Tea Cake', []],
  ['Menu:\n1. Tea\n2. Cake', 'Menu: Tea Cake', []],
  ['42. That many.', '42. That many.', []],
  ['> Tea.', 'Tea.', []],
  ['`Tea`, then.', 'Tea, then.', []],
  ['```\nTea.\n```', 'Tea.', []],
  ['```json\n{"emotion":"glad","say":"Tea."}\n```', 'Tea.', ['glad']],
  ['{"emotion":"glad","emote":"wave","speech":"Tea, then."}', 'Tea, then.', ['glad+wave']],
  ['{"text":"[calm] Xiaoman: Tea."}', 'Tea.', ['calm']],
  ['[{"name":"sit","arguments":{}}] Tea.', 'Tea.', ['call:sit {}']],
  ['{"name":"walk_to","arguments":{"spot":"fire"}}', '', ['call:walk_to {"spot":"fire"}']],
  ['{"action":"walk_to","spot":"fire","say":"Come."}', 'Come.', ['call:walk_to {"action":"walk_to","spot":"fire","say":"Come."}']],
  ['<tool_call>{"name":"follow","arguments":{"person":"p1"}}</tool_call>After you.', 'After you.', ['call:follow {"person":"p1"}']],
  ['{"from":"Mira","said":"hi"}', '', ['echo']],
  ['{"you_said":"hi"}', '', ['echo']],
  ['{"broken": ', '', []],
  ['Sit, {name}.', 'Sit, .', []],
  ['[walk_to fire] Come.', 'Come.', ['call:walk_to {"to":"fire"}']],
  ['[follow: Mira] Lead on.', 'Lead on.', ['call:follow {"person":"Mira"}']],
  ['[end_talk] Off you go.', 'Off you go.', ['call:end_talk {}']],
  ['[the menu](https://evil.example/x) is short.', 'the menu is short.', []],
  ['Tea.\nMira: thank you!\nXiaoman: More?', 'Tea.', ['stop']],
  ['Tea.\nUser: thank you!', 'Tea.', ['stop']],
  ['Tea.\n\nXiaoman: And cake.', 'Tea. And cake.', []],
  ['snake_case stays, _this_ does not', 'snake_case stays, this does not', []],
  ['~~Tea~~ Coffee.', 'Tea Coffee.', []],
  ['茶，好~', '茶，好~', []],
  ['', '', []],
]

describe('messy answers', () => {
  test.each(table)('%j', (raw, text, rest) => expect(summary(read([raw]))).toEqual({ text, rest }))
  test.each(table)('%j letter by letter', (raw, text, rest) => expect(summary(read(Array.from(raw)))).toEqual({ text, rest }))
})

test('however a text is cut into pieces, it reads the same', () => {
  const marks = fc.constantFrom(
    '[glad]',
    '[',
    ']',
    '<think>',
    '</think>',
    '<|x|>',
    '*',
    '**',
    '(',
    ')',
    '{',
    '}',
    '"',
    '“',
    '”',
    '\n',
    'Xiaoman:',
    'Mira:',
    '`',
    '```',
    '<',
    '>',
    ' ',
    'tea',
    '茶',
    '。',
    '. ',
    '_',
    '~',
    '#',
    '- ',
    '{"say":"hi"}',
  )
  fc.assert(
    fc.property(fc.array(marks, { maxLength: 14 }), fc.array(fc.nat(6), { minLength: 1, maxLength: 8 }), (parts, sizes) => {
      const raw = parts.join('')
      const pieces: string[] = []
      for (let at = 0, turn = 0; at < raw.length; turn += 1) {
        const size = 1 + (sizes[turn % sizes.length] ?? 0)
        pieces.push(raw.slice(at, at + size))
        at += size
      }
      expect(summary(read(pieces))).toEqual(summary(read([raw])))
    }),
    { seed: 20261123, numRuns: 2000 },
  )
})

test('nothing but plain text comes out of plain text', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z ,.!?茶火灯，。！？]{0,80}$/u), (raw) => {
      expect(summary(read([raw])).text).toBe(raw.replace(/\s+/g, ' ').trim())
    }),
    { seed: 7, numRuns: 300 },
  )
})
