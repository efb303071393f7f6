import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { change, redo, startHistory, undo, type LookHistory } from './look-history.ts'

const looks = fc.array(fc.stringMatching(/^[a-e]$/), { minLength: 1, maxLength: 40 })

describe('the history of a look', () => {
  it('comes back to the beginning by undoing everything, and to the end by redoing it', () => {
    fc.assert(
      fc.property(looks, (worn) => {
        let history = startHistory('start')
        for (const look of worn) history = change(history, look)
        const end = history.now
        while (history.past.length > 0) history = undo(history)
        expect(history.now).toBe('start')
        while (history.future.length > 0) history = redo(history)
        expect(history.now).toBe(end)
      }),
    )
  })

  it('counts one drag as one step, and the next drag as another', () => {
    const drag = (from: LookHistory, movement: number, ...steps: string[]): LookHistory =>
      steps.reduce((history, look) => change(history, look, movement), from)
    const dragged = drag(drag(startHistory('a'), 1, 'b', 'c', 'd'), 2, 'e', 'f')
    expect(undo(dragged).now).toBe('d')
    expect(undo(undo(dragged)).now).toBe('a')
  })

  it('forgets what was undone once something else is chosen, also within a drag', () => {
    const back = undo(change(startHistory('a'), 'b'))
    expect(change(back, 'c').future).toEqual([])
    expect(redo(change(back, 'c'))).toMatchObject({ now: 'c', past: ['a'] })
  })

  it('does nothing at its ends, and is no step when nothing changes', () => {
    const fresh = startHistory('a')
    expect(undo(fresh)).toBe(fresh)
    expect(redo(fresh)).toBe(fresh)
    expect(change(fresh, 'a')).toBe(fresh)
  })

  it('keeps a hundred steps', () => {
    let history = startHistory('0')
    for (let i = 1; i <= 150; i++) history = change(history, String(i))
    expect(history.past).toHaveLength(100)
    expect(history.past[0]).toBe('50')
  })
})
