import { describe, expect, it } from 'vitest'
import type { CrowdBody } from '../avatar/crowd-body.ts'
import { createBody } from '../avatar/crowd-body.ts'
import { createPreviewView } from '../look-preview/preview-view.ts'
import { allotPieces, chooseWearers, mostShown } from './wearers.ts'

function body(pid: number, depth: number, figure: string, self = false): CrowdBody {
  const made = createBody({ ...createPreviewView('').body, pid, figure, self })
  made.screen.depth = depth
  return made
}
const chosen = (bodies: CrowdBody[], broken: string[] = []) => chooseWearers(bodies, new Set(broken), mostShown, []).map(({ pid }) => pid)

describe('whose figures are drawn', () => {
  it('are the nearest six, my own always among them', () => {
    const bodies = Array.from({ length: 9 }, (_, i) => body(i + 1, i + 1, `f${i}`, i === 8))
    expect(chosen(bodies)).toEqual([9, 1, 2, 3, 4, 5])
  })

  it('are not those of people without one, nor those that could not be drawn', () => {
    expect(chosen([body(1, 1, ''), body(2, 2, 'broken'), body(3, 3, 'good')], ['broken'])).toEqual([3])
  })
})

describe('pieces to draw', () => {
  const shown = (...pieces: number[]) => {
    const wearing = pieces.map((count) => ({ pieces: count, shown: false }))
    allotPieces(wearing)
    return wearing.map((each) => each.shown)
  }
  it('six plain figures are all shown', () => expect(shown(5, 6, 5, 6, 5, 6)).toEqual([true, true, true, true, true, true]))
  it('what would be too much is left out, smaller ones behind it are not', () =>
    expect(shown(12, 20, 12, 4)).toEqual([true, true, false, true]))
  it('the first is shown whatever it has', () => expect(shown(64, 1)).toEqual([true, false]))
})
