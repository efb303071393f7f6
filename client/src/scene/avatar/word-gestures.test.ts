import { expect, test } from 'vitest'
import { gestureInWords } from './word-gestures.ts'

test.each([
  ['Hello, is this seat free?', 'wave'],
  ['Good evening', 'wave'],
  ['大家晚上好！', 'wave'],
  ['再见，明天见', 'wave'],
  ['That is too good, hahaha', 'laugh'],
  ['哈哈，我也是', 'laugh'],
  ['Congratulations to you both', 'clap'],
  ['生日快乐！', 'clap'],
  ['I love this place', 'heart'],
  ['太喜欢这盏灯了', 'heart'],
  ['Yes, with milk please', 'nod'],
  ['好的，我来', 'nod'],
  ['Here, cup with a lid', 'give'],
  ['Sit. Standing up is my job', 'give'],
  ['喏，先焐焐杯子', 'give'],
  ['坐，星星自个儿会转过来', 'give'],
  ['No, not yet', 'shake'],
  ['不是，那是昨天', 'shake'],
] as const)('%s: %s', (words, emote) => expect(gestureInWords(words)).toBe(emote))

test.each([
  'No problem at all',
  'Highlights of the week',
  'Nobody told me',
  'Who hung the lanterns?',
  '这里的灯是谁挂的？',
  '你没有告诉我',
  '',
])('nothing goes with “%s”', (words) => expect(gestureInWords(words)).toBeNull())
