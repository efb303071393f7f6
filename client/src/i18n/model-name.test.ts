import { expect, test } from 'vitest'
import type { Say } from './i18n.ts'
import { modelName } from './model-name.ts'

const say: Say = (key, values) => `${key} ${Object.values(values ?? {}).join(' ')}`.trim()

test.each([
  ['built-in script (set OPENAI_API_KEY or OPENAI_BASE_URL for a model)', 'help.script'],
  ['built-in script', 'help.script'],
  ['deepseek-chat at api.deepseek.com', 'help.modelAt deepseek-chat api.deepseek.com'],
  ['qwen3 from Ollama on this machine', 'help.modelHere qwen3'],
  ['gpt-5-mini', 'gpt-5-mini'],
])('%s', (description, shown) => {
  expect(modelName(description, say)).toBe(shown)
})
