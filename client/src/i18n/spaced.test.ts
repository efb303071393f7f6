import { expect, test } from 'vitest'
import { spaced } from './spaced.ts'

test('Chinese stands apart from Latin letters, digits and the star, and nothing else moves', () => {
  expect(spaced('和老周 Zhou ✦ AI、阿灯 Adeng ✦ AI一起')).toBe('和老周 Zhou ✦ AI、阿灯 Adeng ✦ AI 一起')
  expect(spaced('Noor、✦ 小满和✦ 老周')).toBe('Noor、✦ 小满和 ✦ 老周')
  expect(spaced('在那边等了12分钟，AI说')).toBe('在那边等了 12 分钟，AI 说')
  expect(spaced('with Xiaoman ✦ AI')).toBe('with Xiaoman ✦ AI')
})
