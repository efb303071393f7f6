import { expect, test } from 'vitest'
import { TagCells } from './tag-cells.ts'

test('a cell given away is known to be gone by whoever still holds it, and comes back with its own text', () => {
  const cells = new TagCells(2, 2)
  const [ada, bo, cai, dan] = ['Ada', 'Bo', 'Cai', 'Dan'].map((name) => cells.claim(name))
  if (!ada || !bo || !cai || !dan) throw new Error('four cells')
  cells.use(ada)
  const eve = cells.claim('Eve')
  expect([ada, bo, cai, dan, eve].map(({ gone }) => gone)).toEqual([false, true, false, false, false])
  expect([eve.column, eve.row]).toEqual([bo.column, bo.row])
  expect(cells.get('Bo')).toBeUndefined()
  expect(cells.claim('Bo').gone).toBe(false)
  expect(cells.get('Ada')).toBe(ada)
})
