import { expect, test } from 'vitest'
import { handingOverLatest } from './latest.ts'

test('what was asked for first and comes last is not handed over', async () => {
  const answers = new Map<string, PromiseWithResolvers<string>>()
  const handed: string[] = []
  const want = handingOverLatest(
    (id) => {
      const answer = Promise.withResolvers<string>()
      answers.set(id, answer)
      return answer.promise
    },
    (loaded) => void handed.push(loaded),
  )
  const [garden, attic] = [want('garden'), want('attic')]
  answers.get('attic')?.resolve('the attic')
  await attic
  answers.get('garden')?.resolve('the garden')
  await garden
  expect(handed).toEqual(['the attic'])
})
