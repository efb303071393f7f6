import type { HeardUtterance } from '@kith/server/src/memory/types.ts'
import { afterEach, describe, expect, test } from 'vitest'
import type { Village } from '../helpers/village.ts'
import { closeVillages, gathered } from './society-kit.ts'

afterEach(closeVillages)

const hourMs = 3_600_000
let count = 0
async function told(at: Village, text: string, more: Partial<HeardUtterance> = {}): Promise<void> {
  count += 1
  await at.memory.remember('xiaoman', {
    id: `earlier-${count}`,
    roomId: 'garden',
    conversationId: 'earlier',
    speakerId: 'ada',
    speakerName: 'Ada',
    speakerKind: 'person',
    text,
    lang: /\p{Script=Han}/u.test(text) ? 'zh' : 'en',
    atMs: at.nowMs() - hourMs,
    heardBy: ['ada', 'xiaoman'],
    offRecord: false,
    sourceAudience: null,
    ...more,
  })
}
async function answerTo(at: Village, text: string): Promise<string> {
  at.say('ada', text)
  const spoke = () => at.lines.some(({ speakerId }) => speakerId === 'xiaoman')
  expect(await at.runUntil(spoke, 30_000)).toBe(true)
  return at.lines.find(({ speakerId }) => speakerId === 'xiaoman')?.text ?? ''
}

describe('[DI5] what did you do today', () => {
  test.each([
    ['Xiaoman, what did you do today?', 'I am learning the cello this winter'],
    ['小满，你今天做了什么？', '我这个冬天在学大提琴'],
  ])('%s — what was really told', async (question, line) => {
    const at = await gathered(['ada'], ['xiaoman'])
    await told(at, line)
    await told(at, 'Yesterday’s marmalade was bitter orange', { atMs: at.nowMs() - 26 * hourMs })
    const answer = await answerTo(at, question)
    expect(answer).toContain(line)
    expect(answer).not.toContain('marmalade')
  })
  test('what another told is named as theirs, where all who listen heard it', async () => {
    const at = await gathered(['ada'], ['xiaoman'])
    const bo = { speakerId: 'bo', speakerName: 'Bo', heardBy: ['ada', 'bo', 'xiaoman'] }
    await told(at, 'I keep nine bees on a roof', bo)
    expect(await answerTo(at, 'Xiaoman, what did you do today?')).toMatch(/Bo .*I keep nine bees on a roof/)
  })
  test('before whoever did not hear it, not a word of it', async () => {
    const at = await gathered(['ada', 'bo'], ['xiaoman'])
    await told(at, 'I am learning the cello this winter')
    expect(await answerTo(at, 'Xiaoman, what did you do today?')).not.toContain('cello')
  })
})
