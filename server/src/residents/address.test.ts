import { describe, expect, it } from 'vitest'
import { isFarewell, isGreeting, isOpenAddress, isQuestion } from './address.ts'

describe('kinds of line', () => {
  it.each(['hello', 'Hi!', '你好', '晚上好呀', 'good evening'])('%s greets', (text) => expect(isGreeting(text)).toBe(true))
  it.each(['high tea', '你好像累了', 'history'])('%s does not greet', (text) => expect(isGreeting(text)).toBe(false))
  it.each(['hello everyone', '大家好', '有人吗', 'does anyone know?', '大家今晚都好吗', 'evening, folks', '谁知道厕所在哪'])(
    '%s is for all',
    (text) => expect(isOpenAddress(text)).toBe(true),
  )
  it.each(['She told me everyone left early', '大家都走了我才走的', '谁知道呢', 'Who knows', 'I saw someone there'])(
    '%s is not for all',
    (text) => expect(isOpenAddress(text)).toBe(false),
  )
  it.each(['what is this', '这是什么', '你喜欢吗', 'really?'])('%s asks', (text) => expect(isQuestion(text)).toBe(true))
  it.each(['bye!', 'good night', '再见', '我先走了', "I'm off", 'gotta go'])('%s takes leave', (text) =>
    expect(isFarewell(text)).toBe(true),
  )
  it.each(['the byway is long', '走了很远的路', 'go on', 'tell me about the night'])('%s does not take leave', (text) =>
    expect(isFarewell(text)).toBe(false),
  )
})
