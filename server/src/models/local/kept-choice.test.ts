import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SettingsError } from '#config/settings-error.ts'
import { forgetChoice, keepChoice, modelFolder, readKeptChoice } from './kept-choice.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'kith-choice-'))

test('[C3] what is kept is read again, replaced, and forgotten without a trace', () => {
  const dataDir = folder()
  expect(readKeptChoice(dataDir)).toBeNull()
  keepChoice(dataDir, { kind: 'file', title: '小模型', file: '/models/小.gguf' })
  expect(readKeptChoice(dataDir)).toEqual({ kind: 'file', title: '小模型', file: '/models/小.gguf' })
  const server = { kind: 'server', title: 'Ollama', baseUrl: 'http://127.0.0.1:11434/v1', model: 'qwen3:4b' } as const
  keepChoice(dataDir, server)
  expect(readKeptChoice(dataDir)).toEqual(server)
  forgetChoice(dataDir)
  forgetChoice(dataDir)
  expect(readKeptChoice(dataDir)).toBeNull()
  expect(readdirSync(modelFolder(dataDir))).toEqual([])
})

test.each(['', '{', 'null', '{"kind":"file","title":"x"}', '{"kind":"server","title":"x","baseUrl":"file:///etc/passwd","model":"m"}'])(
  '[C3] a damaged one stops the start with a sentence: %s',
  (text) => {
    const dataDir = folder()
    keepChoice(dataDir, { kind: 'file', title: 'x', file: '/x' })
    writeFileSync(join(modelFolder(dataDir), 'choice.json'), text)
    expect(() => readKeptChoice(dataDir)).toThrow(SettingsError)
  },
)
