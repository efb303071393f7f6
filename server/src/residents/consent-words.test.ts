import { expect, test } from 'vitest'
import { readConsent } from './consent-words.ts'

test.each([
  'yes',
  'um. yes, please',
  'Sure, go ahead',
  'oh yes please',
  'Why not',
  'I’d love that',
  'No problem',
  'Sure, why not',
  'yes, not a problem at all',
  'Yes, I don’t mind',
  '好啊',
  '可以',
  '没问题',
  '嗯，好',
  '当然',
  '行',
])('IN1 a yes: %s', (text) => expect(readConsent(text)).toBe('yes'))
test.each([
  'no',
  'nah',
  'maybe later',
  'yes, but not today',
  'I’d rather not',
  'please don’t',
  '不用了',
  '算了吧',
  '下次吧',
  '可以，不过以后再说',
  '别',
])('IN3 a no: %s', (text) => expect(readConsent(text)).toBe('no'))
test.each(['The moon is red', 'what time is it', '今晚月亮真圆', ''])('IN3 neither: %s', (text) => expect(readConsent(text)).toBeNull())
