import { describe, expect, test } from 'vitest'
import { createCareStore, dayOf } from './care-diary.ts'
import type { KeptItems } from './safe-storage.ts'

function memory(kept?: string): KeptItems & { items: Map<string, string> } {
  const items = new Map(kept === undefined ? [] : [['kith.care', kept]])
  return {
    items,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  }
}

describe('the diary of care', () => {
  test('is kept on the device and read again', () => {
    const storage = memory()
    const store = createCareStore(storage).getState()
    store.noteAsked('2026-05-14')
    store.noteAnswer('2026-05-14', 'better')
    store.setNever(true)
    expect(createCareStore(storage).getState()).toMatchObject({
      asked: '2026-05-14',
      never: true,
      answers: [{ day: '2026-05-14', answer: 'better' }],
    })
  })

  test('forgets answers, and leaves nothing when all is erased', () => {
    const storage = memory()
    const store = createCareStore(storage)
    store.getState().noteAnswer('2026-05-14', 'worse')
    store.getState().setNever(true)
    store.getState().forget()
    expect(store.getState()).toMatchObject({ answers: [], never: true })
    store.getState().erase()
    expect(storage.items.size).toBe(0)
    expect(store.getState()).toMatchObject({ asked: '', never: false, answers: [] })
  })

  test.each([
    '{',
    '7',
    'null',
    '{"asked":3,"never":"yes","answers":[{"day":"today","answer":"better"},{"day":"2026-05-14","answer":"fine"},4]}',
  ])('what cannot be read counts as nothing: %s', (kept) => {
    expect(createCareStore(memory(kept)).getState()).toMatchObject({ asked: '', never: false, answers: [] })
  })

  test('a day is the person’s own', () => {
    expect(dayOf(new Date(2026, 4, 4, 0, 1))).toBe('2026-05-04')
  })
})
