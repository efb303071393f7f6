import { afterEach, expect, test } from 'vitest'
import { callTogether, closeVillages, gathered, join, linesBy, residentLines, tellAndWait, voice } from './society-kit.ts'

afterEach(closeVillages)

const besideZhou = { x: 1.4, z: 6.9 }
const withinEarshot = { x: 3.2, z: 2.4 }
const told = 'My ferry to Ushant leaves at six in the morning'

/** Ada tells Zhou something; Bo comes up; what Zhou says to Bo. */
async function welcome(tell: string, startsAt: { x: number; z: number } | null): Promise<string> {
  const at = await gathered(['ada'], ['zhou'], { chat: voice() })
  await at.run(8_000)
  if (startsAt !== null) join(at, 'bo', startsAt)
  await callTogether(at, ['zhou'])
  await tellAndWait(at, 'ada', `Zhou, are you there?`)
  const before = linesBy(at, 'zhou').length
  await tellAndWait(at, 'ada', tell)
  if (startsAt === null) join(at, 'bo', besideZhou)
  else at.place('bo', besideZhou.x, besideZhou.z)
  await at.runUntil(() => at.decisions.filter(({ taken, reason }) => taken && reason === 'came near').length > 1, 20_000)
  await at.run(5_000)
  const [, ...lines] = linesBy(at, 'zhou').slice(before)
  expect(residentLines(at).at(-1)?.heardBy).toContain('bo')
  return lines.join(' ')
}

test('FL19: a newcomer who heard what was told is brought in by it', async () => {
  expect(await welcome(told, withinEarshot)).toContain('My ferry to Ushant leaves at six')
})

test('FL19, TU2: a newcomer who did not hear it is let in, and told nothing of it', async () => {
  const line = await welcome(told, null)
  expect(line).not.toBe('')
  expect(line).not.toMatch(/ferry|Ushant/)
})
