import { createScriptModel } from '@kith/server/src/models/script/script-model.ts'
import { describe, expect, test } from 'vitest'
import { residentCard, residentIds, talk } from './script-talk.ts'

const model = createScriptModel({ paceMs: 0 })

describe.each(residentIds)('%s', (id) => {
  const lastOf = async (lang: 'en' | 'zh', lines: string[]) => (await talk(model, residentCard(id), lang, lines)).at(-1)
  test.each([
    ['en', ['I came in on the bus today', 'my wife has never once let me drive her mother', 'where was I, oh yes, the bus'], 'never once'],
    ['zh', ['我今天坐公交来的', '我媳妇到现在不让我开车送她妈', '我说到哪儿了，哦对，公交车'], '开车送她妈'],
  ] as const)('%s: who finds the thread again is not told where it was', async (lang, lines, quoted) => {
    expect((await lastOf(lang, [...lines]))?.text).not.toContain(quoted)
  })
  test.each([
    ['en', ['my car broke down again', 'where was I?'], 'my car broke down again'],
    ['zh', ['我的车又坏了', '我说到哪儿了？'], '我的车又坏了'],
  ] as const)('%s: who asks is', async (lang, lines, quoted) => {
    expect((await lastOf(lang, [...lines]))?.text).toContain(quoted)
  })
  test.each([
    ['en', ['are you an AI', 'do you like rain', 'what did I ask you first'], 'are you an AI'],
    ['zh', ['你是AI吗', '你喜欢下雨吗', '我第一句问的什么'], '你是AI吗'],
  ] as const)('%s: the first line of a talk is known', async (lang, lines, first) => {
    const answer = await lastOf(lang, [...lines])
    expect(answer?.lineIds[0]).toMatch(/^stock\.firstSaid/)
    expect(answer?.text).toContain(first)
  })
  test('what lies too far back is not made up', async () => {
    const lines = ['are you an AI', 'do you like rain', 'hm', 'ok', 'nice', 'do you sleep', 'what is your name', 'what did I ask you first']
    expect((await lastOf('en', lines))?.lineIds[0]).toMatch(/^stock\.earliestSaid/)
  })
  test.each([
    ['en', ['I love cats', 'I hate cats']],
    ['zh', ['我喜欢猫', '我讨厌猫']],
  ] as const)('%s: a liking turned round is noticed', async (lang, lines) => {
    expect((await lastOf(lang, [...lines]))?.lineIds[0]).toMatch(/^stock\.turnedRound/)
  })
  test('zh: that somebody of theirs cried is no sorrow of their own', async () => {
    expect((await lastOf('zh', ['我驾照考过了', '我哥哭了']))?.lineIds[0]).not.toMatch(/sad|comfort/)
  })
})
