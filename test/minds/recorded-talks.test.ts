import { detectLanguage } from '@kith/shared/text'
import { residentActions } from '@kith/shared/actions'
import { describe, expect, test } from 'vitest'
import { playTalk } from './recorded-play.ts'
import { recordedTalks, type Exchange } from './recorded-talk.ts'

const talks = recordedTalks()
const fewestExchanges = 18
const mostCallsPerLine = 1.3
const walkedMetres = 1

/** The words without the tag that a model puts before them. */
const words = (answer: string) => answer.replace(/^\[[^\]]*\]\s*/, '')
const gesture = (answer: string) => /^\[\w+ (\w+)\]/.exec(answer)?.[1]
const sentences = (text: string) => text.split(/(?<=[.!?。！？…])\s*/u).filter((sentence) => sentence.length > 3)
const isExchange = (step: object): step is Exchange => 'says' in step

test('there is a talk with each of the three in each language, ten minutes long', () => {
  const long = talks.filter(({ id }) => id.split('-').length === 2)
  expect(long.map(({ id }) => id)).toEqual(['adeng-en', 'adeng-zh', 'xiaoman-en', 'xiaoman-zh', 'zhou-en', 'zhou-zh'])
  for (const { steps } of long) expect(steps.filter(isExchange).length).toBeGreaterThanOrEqual(fewestExchanges)
})

describe.each(talks)('$id, its answers sent by an endpoint', (talk) => {
  test('TU11 every answer is heard as it was sent, at the first try, out of what the request held', async () => {
    const { steps, calls, outOfWords } = await playTalk(talk)
    const exchanges = steps.filter((step) => step.type === 'exchange')
    expect(steps.some((step) => step.type === 'came' && step.heard.length > 0)).toBe(true)
    const byModel = exchanges.filter(({ exchange }) => !exchange.builtIn)
    expect(byModel.map(({ heard }) => heard[0]?.text)).toEqual(byModel.map(({ exchange }) => words(exchange.answer)))
    const own = exchanges.flatMap(({ exchange, heard }) => {
      const [said = '', ...after] = heard.map(({ text }) => text)
      const parts = exchange.builtIn ? [exchange.answer, ...exchange.follows] : exchange.follows
      const lines = exchange.builtIn ? [said, ...after] : after
      return lines.length === parts.length && parts.every((part, index) => lines[index]?.includes(part)) ? [] : [[exchange.says, ...lines]]
    })
    expect(own).toEqual([])
    expect(new Set(exchanges.flatMap(({ heard }) => heard.map(({ lang }) => lang)))).toEqual(new Set([talk.lang]))
    expect(exchanges.map(({ prompts }) => prompts.length)).toEqual(exchanges.map(({ exchange }) => (exchange.builtIn ? 0 : 1)))
    expect(outOfWords).toBe(false)
    const missing = exchanges.flatMap(({ exchange, prompts }) => exchange.needs.filter((need) => prompts[0]?.includes(need) !== true))
    expect(missing).toEqual([])
    const unmade = exchanges.flatMap(({ exchange, emotes }) => {
      const made = gesture(exchange.answer)
      return made === undefined || emotes.some((emote) => emote === made) ? [] : [exchange.answer]
    })
    expect(unmade).toEqual([])
    const stayed = exchanges.filter(
      ({ exchange, wentMetres }) => exchange.calls.some(({ name }) => name === 'walk_to') && wentMetres < walkedMetres,
    )
    expect(stayed).toEqual([])
    expect(calls / exchanges.length).toBeLessThanOrEqual(mostCallsPerLine)
  })

  test('is in one language, and says nothing twice', () => {
    const answers = talk.steps.filter(isExchange).flatMap(({ answer, builtIn }) => (builtIn ? [] : [words(answer)]))
    expect(answers.filter((answer) => detectLanguage(answer) !== talk.lang)).toEqual([])
    const said = answers.flatMap(sentences)
    expect(said.filter((sentence, index) => said.indexOf(sentence) !== index)).toEqual([])
  })

  test('calls only tools there are', () => {
    const called = talk.steps.filter(isExchange).flatMap(({ calls }) => calls.map(({ name }) => name))
    expect(called.filter((name) => !Object.hasOwn(residentActions, name))).toEqual([])
  })
})
