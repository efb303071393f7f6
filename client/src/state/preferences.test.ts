import { assert, json, oneof, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAppStore } from './app-store.ts'
import { readPreferences, writeItem, writePreferences } from './preferences.ts'
import { safeStorage } from './safe-storage.ts'

describe('preferences', () => {
  test('come back as they were kept', () => {
    const items = new Map<string, string>()
    const state = createAppStore({ name: '小明 🌸', look: '1.2', language: 'zh', quality: 'low', known: true }).getState()
    writePreferences({ setItem: (key, value) => void items.set(key, value) }, state)
    expect(readPreferences({ getItem: (key) => items.get(key) ?? null })).toEqual({
      name: '小明 🌸',
      look: '1.2',
      language: 'zh',
      quality: 'low',
      known: true,
    })
  })

  test('the test quality is not kept', () => {
    const items = new Map<string, string>()
    writePreferences({ setItem: (key, value) => void items.set(key, value) }, createAppStore({ quality: 'test' }).getState())
    expect(readPreferences({ getItem: (key) => items.get(key) ?? null }).quality).toBeNull()
  })

  test('anything else in the storage counts as nothing', () => {
    assert(
      property(oneof(string(), json()), (kept) => {
        const read = readPreferences({ getItem: () => kept })
        expect(typeof read.name).toBe('string')
        expect([null, 'en', 'zh']).toContain(read.language)
        expect(typeof read.known).toBe('boolean')
      }),
    )
  })

  test('a forbidden or full storage stops nothing', () => {
    const forbidden = safeStorage(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    forbidden.setItem('a', 'b')
    expect(forbidden.getItem('a')).toBe('b')
    const full = {
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    expect(writeItem(full, 'a', 'b')).toBe(false)
  })
})
