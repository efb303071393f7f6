import { APIError } from 'openai'
import { expect, test } from 'vitest'
import { firstQuirks, learnFrom } from './request-body.ts'

const refusal = (message: string, param: string | null = null) =>
  APIError.generate(400, { error: { message, param } }, message, new Headers())

test.each([
  [
    "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    { tokenField: 'max_completion_tokens' },
  ],
  ["Unrecognized request argument supplied: 'stream_options'", { streamOptions: false }],
  ["Unsupported value: 'temperature' does not support 0.8 with this model.", { temperature: false }],
  ['registry.ollama.ai/library/gemma:2b does not support tools', { tools: false }],
  ['System role not supported', { systemRole: false }],
])('%s', (message, change) => {
  expect(learnFrom(refusal(message), firstQuirks('m', 'http://127.0.0.1/v1'), new Set())).toMatchObject(change)
})

test('two token fields refused: neither is sent; a refusal of something else teaches nothing', () => {
  const first = firstQuirks('m', 'http://127.0.0.1/v1')
  const second = learnFrom(refusal('max_tokens is unknown'), first, new Set([JSON.stringify(first)]))
  expect(second).toMatchObject({ tokenField: 'max_completion_tokens' })
  const tried = new Set([JSON.stringify(first), JSON.stringify(second)])
  expect(learnFrom(refusal('max_completion_tokens is unknown'), second ?? first, tried)).toMatchObject({ tokenField: 'none' })
  expect(learnFrom(refusal('The model is on holiday'), first, new Set())).toBeNull()
})

test('OpenAI itself gets its newer field, others the common one', () => {
  expect(firstQuirks('gpt-4.1-mini', null)).toMatchObject({
    tokenField: 'max_completion_tokens',
    temperature: true,
    reasoningEffort: false,
  })
  expect(firstQuirks('gpt-5-mini', null)).toMatchObject({ temperature: false, reasoningEffort: true })
  expect(firstQuirks('deepseek-chat', 'https://api.deepseek.com/v1')).toMatchObject({ tokenField: 'max_tokens', temperature: true })
})
