import { describe, expect, it } from 'vitest'
import type { CrowdBody } from '../avatar/crowd-body.ts'
import { createBody } from '../avatar/crowd-body.ts'
import { createPreviewView } from '../look-preview/preview-view.ts'
import { chooseWearers, mostShown } from './wearers.ts'

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
