import { expect, test } from 'vitest'
import { actKey } from '@kith/server/src/models/script/understand/acts.ts'
import { understand } from '@kith/server/src/models/script/understand/understand.ts'
import type { Language } from '@kith/shared/text'
import { chineseLines } from './script-lines-zh.ts'
import { englishLines } from './script-lines-en.ts'

const self = ['Xiaoman', '小满']
const others = [
  { id: 'zhou', names: ['Zhou', '老周'] },
  { id: 'adeng', names: ['Adeng', '阿灯'] },
]
const actsOf = (line: string, lang: Language) => understand(line, lang, self, others).acts.map(actKey)

for (const [lang, lines] of [
  ['en', englishLines],
  ['zh', chineseLines],
] as const) {
  test(`${lang}: at least 150 different lines are in the table`, () => {
    expect(new Set(lines.map(([line]) => line)).size).toBeGreaterThanOrEqual(150)
  })
  test.each(lines)(`${lang}: %s → %s`, (line, expected) => {
    const acts = actsOf(line, lang)
    const [first, ...rest] = expected === '-' ? [] : expected.split(' ')
    expect(acts[0]).toBe(first)
    expect(acts).toEqual(expect.arrayContaining(rest))
  })
}

test.each([
  ['My name is Odalys and I love osmanthus cake.', 'Odalys'],
  ['my name is odalys and i like tea', 'odalys'],
  ['My name is Anna Lee but friends say Annie', 'Anna Lee'],
  ["people call me Red when I'm angry", 'Red'],
  ['call me Bob please', 'Bob'],
  ['My name is not important', undefined],
  ['call me a taxi', undefined],
  ['我叫小雨喜欢猫', '小雨'],
  ['我的名字是欧阳娜娜，我喜欢猫', '欧阳娜娜'],
] as const)('the name in “%s” ends where it ends', (line, name) => {
  const { acts } = understand(line, 'en', self, others)
  expect(acts.find((act) => actKey(act) === 'tell-self.name')?.about).toBe(name)
})
