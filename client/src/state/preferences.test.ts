import { assert, json, oneof, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAppStore } from './app-store.ts'
import { readPreferences, writeItem, writePreferences } from './preferences.ts'
import { safeStorage } from './safe-storage.ts'
import { readSound, soundBuses, usualSound } from './sound-settings.ts'

describe('preferences', () => {
  test('come back as they were kept', () => {
    const items = new Map<string, string>()
    const sound = { muted: true, ambience: 12, steps: 0, chimes: 100, tune: 45 }
    const state = createAppStore({
      name: '小明 🌸',
      look: '1.2',
      language: 'zh',
      qualityKept: 'low',
      sound,
      known: true,
      listView: true,
    }).getState()
    writePreferences({ setItem: (key, value) => void items.set(key, value) }, state)
    expect(readPreferences({ getItem: (key) => items.get(key) ?? null })).toEqual({
      name: '小明 🌸',
      look: '1.2',
      language: 'zh',
      quality: 'low',
      sound,
      listView: true,
      known: true,
    })
  })

  test('a quality that has not yet drawn without harm is not kept', () => {
    const items = new Map<string, string>()
    const state = createAppStore({ quality: 'high', qualityKept: 'low' }).getState()
    writePreferences({ setItem: (key, value) => void items.set(key, value) }, state)
    expect(readPreferences({ getItem: (key) => items.get(key) ?? null }).quality).toBe('low')
  })

  test('the test quality is not kept', () => {
    const items = new Map<string, string>()
    writePreferences(
      { setItem: (key, value) => void items.set(key, value) },
      createAppStore({ quality: 'test', qualityKept: 'test' }).getState(),
    )
    expect(readPreferences({ getItem: (key) => items.get(key) ?? null }).quality).toBeNull()
  })

  test('anything else in the storage counts as nothing', () => {
    assert(
      property(oneof(string(), json()), (kept) => {
        const read = readPreferences({ getItem: () => kept })
        expect(typeof read.name).toBe('string')
        expect([null, 'en', 'zh']).toContain(read.language)
        expect(typeof read.known).toBe('boolean')
        expect(soundBuses.every((bus) => read.sound[bus] >= 0 && read.sound[bus] <= 100)).toBe(true)
      }),
    )
  })

  test('levels that are none are the usual ones', () => {
    expect(readSound(null)).toEqual(usualSound)
    expect(readSound({ ambience: 101, steps: '60', chimes: 33.4, muted: 1 })).toEqual({ ...usualSound, chimes: 33 })
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
