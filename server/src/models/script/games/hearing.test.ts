import { describe, expect, test } from 'vitest'
import { anyGame, asksForGame, moveHeard, type HeardGame } from './hearing.ts'

const riddle: HeardGame = { kind: 'round', answers: ['影子', '影', 'shadow', 'a shadow'], last: '' }
const fib: HeardGame = { kind: 'round', answers: ['3', '三', '第三', 'three', 'third', 'owl'], last: '' }
const hidden: HeardGame = { kind: 'hidden', answers: [], last: '' }
const guess: HeardGame = { kind: 'guess', answers: [], last: '' }
const idiom: HeardGame = { kind: 'chain', answers: [], last: '一心一意' }
const letters: HeardGame = { kind: 'chain', answers: [], last: 'apple' }

/** What people say to each other while a game is open. */
const chatter = [
  'And what did she say?',
  'see you at eight then',
  'do you like Zhou',
  'I wonder whether Zhou ever sleeps',
  'what about tea tomorrow?',
  'Honestly I could not say',
  'my lamp is broken and nobody can fix it',
  'is it far?',
  'is it raining?',
  'how about you?',
  'is that your coat?',
  'the train was late again',
  'a lot, actually',
  'you look cold',
  'hello',
  '嗨',
  'are you coming on Sunday?',
  '你今天几点下班',
  '你冷不冷',
  '你这件衣服新买的吗',
  '我们下次叫上老周',
  '是真的吗',
  '是你吗',
  '哈哈真的吗',
  '大家都走了我才走的',
  '那家的桂花蛋糕好吃吗',
  '我跟老周聊了一下午',
]

describe('a move in an open game', () => {
  test.each([
    ['a shadow?', 'sure'],
    ['影子', 'sure'],
    ['是影子吗？', 'sure'],
    ['I think it is my shadow', 'sure'],
    ['I give up', 'sure'],
    ['ok we give up, what is it?', 'sure'],
    ['what’s the answer?', 'sure'],
    ['我认输', 'sure'],
    ['好吧，猜不出来', 'sure'],
    ['告诉我吧', 'sure'],
    ['认输了，告诉我们吧', 'sure'],
    ['答案是什么？', 'sure'],
    ['a hint, please', 'sure'],
    ['给点提示', 'sure'],
    ['a candle?', 'likely'],
    ['is it the wind?', 'likely'],
    ['maybe an old umbrella', 'likely'],
    ['candle', 'likely'],
    ['no idea', 'likely'],
    ['蜡烛？', 'likely'],
    ['我猜是月亮', 'likely'],
    ['是不是风', 'likely'],
    ['不知道', 'likely'],
    ['something with light', 'perhaps'],
    ['let’s stop here', 'perhaps'],
  ] as const)('a riddle: “%s” is %s', (line, how) => expect(moveHeard(line, riddle)).toBe(how))
  test.each([
    ['the second one', fib, 'likely'],
    ['the third one', fib, 'sure'],
    ['3', fib, 'sure'],
    ['第二个', fib, 'likely'],
    ['is it alive?', hidden, 'likely'],
    ['can you eat it?', hidden, 'likely'],
    ['是活的吗', hidden, 'likely'],
    ['会飞吗？', hidden, 'likely'],
    ['yes', guess, 'likely'],
    ['不是', guess, 'likely'],
    ['义不容辞', idiom, 'sure'],
    ['马到成功', idiom, 'likely'],
    ['echo', letters, 'likely'],
    ['我认输', idiom, 'sure'],
    ['a bicycle?', anyGame, 'likely'],
    ['告诉我吧', anyGame, 'sure'],
  ] as const)('“%s”', (line, game, how) => expect(moveHeard(line, game)).toBe(how))
  test.each([riddle, hidden, guess, idiom, letters, anyGame])('what people say to each other is none: $kind', (game) => {
    expect(chatter.filter((line) => ['sure', 'likely'].includes(moveHeard(line, game)))).toEqual([])
  })
})

test.each(['a riddle, please', 'Zhou, give us a riddle', 'twenty questions?', '出个谜语', '来玩成语接龙吧', '猜灯谜'])(
  '“%s” asks for a game',
  (line) => expect(asksForGame(line)).toBe(true),
)
test.each(['what a riddle of a man', 'the game was on last night', 'how was the tea?', '昨晚的比赛真好看'])('“%s” does not', (line) =>
  expect(asksForGame(line)).toBe(false),
)
