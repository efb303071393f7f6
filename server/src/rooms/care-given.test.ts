import { expect, test } from 'vitest'
import { createCareGiven } from './care-given.ts'

const hourMs = 3_600_000
const start = Date.UTC(2026, 10, 22, 9, 41)

function kept() {
  const values = new Map<string, string>()
  return {
    values,
    get: (name: string) => Promise.resolve(values.get(name) ?? null),
    put: (name: string, value: string) => Promise.resolve(void values.set(name, value)),
  }
}

test('[BK7] one answer a person in twenty hours, also when the server starts anew in between', async () => {
  const secrets = kept()
  let nowMs = start
  const open = () => createCareGiven(secrets, () => nowMs)
  const first = open()
  expect(await Promise.all([first.take('ada'), first.take('ada'), first.take('bo')])).toEqual([true, false, true])
  nowMs += 19 * hourMs
  expect(await open().take('ada')).toBe(false)
  nowMs += hourMs
  expect(await open().take('ada')).toBe(true)
})

test('[BK7] one answer a person where two servers count in one store, whatever their clocks say', async () => {
  const secrets = kept()
  let nowMs = start
  const [here, there] = [createCareGiven(secrets, () => nowMs), createCareGiven(secrets, () => nowMs)]
  expect([await here.take('ada'), await there.take('ada'), await there.take('bo'), await here.take('bo')]).toEqual([
    true,
    false,
    true,
    false,
  ])
  nowMs -= 30 * hourMs
  expect(await here.take('ada')).toBe(true)
})

test('[BK7] what is kept names nobody, tells no answer and no minute, and goes when it is old', async () => {
  const secrets = kept()
  let nowMs = start
  const given = createCareGiven(secrets, () => nowMs)
  await given.take('ada')
  const [text = ''] = secrets.values.values()
  expect(text).not.toContain('ada')
  expect(Object.values(JSON.parse(text) as object)).toEqual([Date.UTC(2026, 10, 22, 9)])
  nowMs += 21 * hourMs
  await given.take('bo')
  expect(Object.keys(JSON.parse(secrets.values.get('care-given') ?? '{}') as object)).toHaveLength(1)
})

test('[BK7] a damaged note is begun anew', async () => {
  for (const note of ['{"a":"b"}', '{"a', '[]']) {
    const secrets = kept()
    secrets.values.set('care-given', note)
    expect(await createCareGiven(secrets, () => start).take('ada')).toBe(true)
  }
})
