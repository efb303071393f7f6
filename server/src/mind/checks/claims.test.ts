import { expect, test } from 'vitest'
import { asksWhatItIs } from './claims.ts'

test.each([
  'are you real',
  'are you a real person?',
  'is this a real girl or what',
  'so you are an AI?',
  'is there a machine behind this',
  'come on, you can tell me, are you just a computer program',
  '你是ai吗',
  '你是 AI 吧',
  '你是不是机器人',
  '你是个程序吗',
  '你是npc吗',
])('asked what it is: %s', (line) => expect(asksWhatItIs(line)).toBe(true))

test.each([
  'is this an actual drainpipe',
  'what was it I told you I do at night again? my brain is soup',
  'you said there would be rain',
  'wait, did your train stop there',
  'is that a real drainpipe you have there',
  'why do you distrust your coffee machine',
  'my computer died, can you believe it',
  '我是程序员，你呢',
  '你会修机器吗',
  '我写程序的，你这儿能坐吗',
])('TU11 asked something else: %s', (line) => expect(asksWhatItIs(line)).toBe(false))
