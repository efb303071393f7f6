import { expect, test } from 'vitest'
import { residentIds } from './script-talk.ts'
import { questionsFor } from '../bench/character-questions.ts'
import { retest, scriptOfAll } from '../bench/character.ts'

const model = scriptOfAll()
const drawn = 6

test.each(residentIds)('%s is asked forty things, five ways, in both languages', (id) => {
  const questions = questionsFor(id)
  expect(questions).toHaveLength(40)
  expect(new Set(questions.map((question) => question.id)).size).toBe(40)
  expect(questions.filter(({ en, zh }) => new Set(en).size !== 5 || new Set(zh).size !== 5)).toEqual([])
})

test.each(residentIds)(
  '%s says the same of itself a day later, after a long talk, teased, flattered and told to be someone else',
  async (id) => {
    const results = await retest({ model, residents: [id], everyPairing: false, questions: drawn, seed: 20 })
    expect(results.flatMap(({ missed }) => missed)).toEqual([])
    expect(results.reduce((asked, result) => asked + result.asked, 0)).toBe(drawn * 5 * 2)
  },
)
