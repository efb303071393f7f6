import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseArguments, parseChunk } from './chunks.ts'

test.each([
  ['{"person":"Mira"}', { person: 'Mira' }],
  ['```json\n{"a":1}\n```', { a: 1 }],
  ['', {}],
  ['{"a":[1,],}', { a: [1] }],
  ['follow Mira', 'follow Mira'],
  ['{"a":', '{"a":'],
])('arguments %j', (raw, value) => {
  expect(parseArguments(raw)).toEqual(value)
})

test.each([
  [{ choices: [{ delta: { content: 'Hi' } }] }, { content: 'Hi', finishReason: null }],
  [{ choices: [{ delta: { content: null, reasoning_content: 'hm' } }] }, { content: '' }],
  [
    { choices: [{ delta: {}, finish_reason: 'stop' }], usage: null },
    { finishReason: 'stop', usage: null },
  ],
  [
    { choices: [], usage: { prompt_tokens: 30, completion_tokens: 4, prompt_tokens_details: { cached_tokens: 20 } } },
    { usage: { promptTokens: 30, completionTokens: 4, cachedTokens: 20 } },
  ],
  [
    { choices: [], usage: { prompt_tokens: 30, completion_tokens: 4, prompt_cache_hit_tokens: 99 } },
    { usage: { promptTokens: 30, completionTokens: 4, cachedTokens: 30 } },
  ],
  [{ choices: [], usage: { prompt_tokens: 3, completion_tokens: 'many' } }, { usage: { promptTokens: 3, completionTokens: 0 } }],
  [
    { choices: [{ delta: { tool_calls: [{ function: { name: 'sit', arguments: {} } }] } }] },
    { toolCalls: [{ index: 0, name: 'sit', args: '{}' }] },
  ],
  [{ error: { message: 'overloaded' } }, { failed: true }],
] as const)('chunk %j', (json, expected) => {
  expect(parseChunk(json)).toMatchObject(expected)
})

test('anything at all is a chunk or nothing, never an exception', () => {
  expect(parseChunk('text')).toBeNull()
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      const chunk = parseChunk(json)
      expect(chunk === null || typeof chunk.content === 'string').toBe(true)
    }),
  )
})
