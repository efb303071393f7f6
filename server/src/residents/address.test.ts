import { describe, expect, it } from 'vitest'
import { isFarewell, isGreeting, isOpenAddress, isQuestion, naming } from './address.ts'

const xiaoman = ['小满', 'Xiaoman', 'Man']

describe('naming', () => {
  it.each([
    ['Xiaoman, what tea is good tonight?', 'vocative'],
    ['hey xiaoman!', 'vocative'],
    ['what do you think, Xiaoman?', 'vocative'],
    ['Thanks, Xiaoman.', 'vocative'],
    ['bye Xiaoman, see you tomorrow', 'vocative'],
    ['再见小满，明天见', 'vocative'],
    ['小满，今天有什么茶？', 'vocative'],
    ['小满你在忙什么', 'vocative'],
    ['你好小满', 'vocative'],
    ['你觉得呢，小满？', 'vocative'],
    ['Xiaoman', 'vocative'],
    ['I asked Xiaoman about the cake yesterday', 'mention'],
    ['我昨天问过小满那个蛋糕', 'mention'],
    ['The manor is old', 'none'],
    ['Hello there', 'none'],
    ['many lamps', 'none'],
  ] as const)('%s → %s', (text, expected) => {
    expect(naming(text, xiaoman)).toBe(expected)
  })
})

describe('kinds of line', () => {
  it.each(['hello', 'Hi!', '你好', '晚上好呀', 'good evening'])('%s greets', (text) => expect(isGreeting(text)).toBe(true))
  it.each(['high tea', '你好像累了', 'history'])('%s does not greet', (text) => expect(isGreeting(text)).toBe(false))
  it.each(['hello everyone', '大家好', '有人吗', 'does anyone know?'])('%s is for all', (text) => expect(isOpenAddress(text)).toBe(true))
  it.each(['what is this', '这是什么', '你喜欢吗', 'really?'])('%s asks', (text) => expect(isQuestion(text)).toBe(true))
  it.each(['bye!', 'good night', '再见', '我先走了', "I'm off", 'gotta go'])('%s takes leave', (text) =>
    expect(isFarewell(text)).toBe(true),
  )
  it.each(['the byway is long', '走了很远的路', 'go on', 'tell me about the night'])('%s does not take leave', (text) =>
    expect(isFarewell(text)).toBe(false),
  )
})
