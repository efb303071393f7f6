import { buildPrompt } from '@kith/server/src/mind/prompt.ts'
import type { ChatModel } from '@kith/server/src/models/port.ts'
import { createView } from '@kith/server/src/mind/view.ts'
import { afterEach, describe, expect, test } from 'vitest'
import { turnInput } from './mind-kit.ts'
import { closeVillages, gathered, join, quiet, residentLines, tellAndWait, voice } from './society-kit.ts'

afterEach(closeVillages)

const tells = /note|pinned up|board/

describe('NO6 a note that waits', () => {
  test('is told of once, by whoever says hello, without its words or who left it', async () => {
    const noted = new Set(['ada'])
    const at = await gathered([], ['zhou'], { noted })
    join(at, 'ada', { x: 0.4, z: 6.6 })
    await at.runUntil(() => noted.size === 0, 20_000)
    await quiet(at)
    expect(residentLines(at).filter(({ text }) => tells.test(text))).toHaveLength(1)
    expect(residentLines(at).at(-1)?.heardBy).toContain('ada')
    await tellAndWait(at, 'ada', 'Zhou, good evening to you.')
    expect(residentLines(at).filter(({ text }) => tells.test(text))).toHaveLength(1)
  })

  test('is nobody else’s to hear of: with company not a word of it', async () => {
    const noted = new Set(['ada'])
    const at = await gathered(['ada', 'bo'], ['zhou'], { noted })
    await at.runUntil(() => at.decisions.some(({ taken }) => taken), 20_000)
    await quiet(at)
    await tellAndWait(at, 'ada', 'Zhou, good evening to you.')
    expect(residentLines(at).length).toBeGreaterThan(0)
    expect(residentLines(at).some(({ text }) => tells.test(text))).toBe(false)
    expect(noted.size).toBe(1)
  })

  test('stands in a model’s prompt while nobody else listens, once', async () => {
    const noted = new Set<string>()
    const chat = voice()
    const at = await gathered(['ada'], ['zhou'], { noted, chat })
    await at.run(8_000)
    noted.add('ada')
    const asked = async (text: string) => {
      await tellAndWait(at, 'ada', text)
      return chat.requests.at(-1)?.messages.at(-1)?.content ?? ''
    }
    expect(await asked('Zhou, what is new?')).toContain('"on_the_board"')
    expect(noted.size).toBe(0)
    expect(await asked('Zhou, and what else?')).not.toContain('"on_the_board"')
  })

  test('waits on where a model was to tell of it and the script spoke of something else in its place', async () => {
    const noted = new Set<string>()
    const chat: ChatModel = {
      name: 'silent',
      kind: 'endpoint',
      async *stream() {
        yield { type: 'error', code: 'unavailable', retryable: false }
      },
    }
    const at = await gathered(['ada'], ['zhou'], { noted, chat })
    await at.run(8_000)
    noted.add('ada')
    await tellAndWait(at, 'ada', 'Zhou, what is new?')
    expect(residentLines(at).some(({ text }) => tells.test(text))).toBe(false)
    expect(noted.size).toBe(1)
  })

  test.each(['en', 'zh'] as const)('is put to a model as something it does not know the words of, in %s', (lang) => {
    const prompt = (input: object) => buildPrompt(createView(turnInput({ lang, ...input }))).messages.at(-1)?.content
    expect(prompt({ noteWaits: true })).toMatch(lang === 'en' ? /what it says and who left it you do not know/ : /写什么、谁写的你都不知道/)
    expect(prompt({})).not.toContain('on_the_board')
  })
})
