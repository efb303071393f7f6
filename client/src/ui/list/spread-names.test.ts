import { describe, expect, it } from 'vitest'
import { spreadNames, type Name } from './spread-names.ts'

const frame = { left: 0, right: 10, top: 0, bottom: 10 }
const name = (x: number, y: number, more: Partial<Name> = {}): Name => ({
  x,
  y,
  width: 3,
  size: 0.6,
  slots: [
    { side: 0, y: 0.8 },
    { side: 0, y: -0.4 },
  ],
  optional: false,
  ...more,
})

describe('names on the map', () => {
  it('stand in the first place where nothing else is', () => {
    expect(spreadNames([name(5, 5)], [], frame)).toEqual([{ x: 0, y: 0.8 }])
  })

  it('make way for one another, and for what must be seen', () => {
    expect(spreadNames([name(5, 5), name(5.5, 5)], [], frame).map((at) => at?.y)).toEqual([0.8, -0.4])
    expect(spreadNames([name(5, 5)], [{ left: 4, right: 6, top: 5.2, bottom: 6 }], frame)[0]?.y).toBe(-0.4)
  })

  it('are drawn in from the edge rather than cut', () => {
    expect(spreadNames([name(0.5, 5)], [], frame)[0]?.x).toBeCloseTo(1.5)
    expect(spreadNames([name(9.8, 9.9)], [], frame)[0]).toEqual({ x: expect.closeTo(-1.8), y: -0.4 })
  })

  it('go with what they name when it is out of sight', () => {
    expect(spreadNames([name(-0.2, 5)], [], frame)).toEqual([null])
  })

  it('stay away where there is no room, unless they must be read', () => {
    const crowd = [name(5, 5), name(5, 5), name(5, 5)]
    expect(spreadNames(crowd, [], frame).every((at) => at !== null)).toBe(true)
    expect(spreadNames([...crowd, name(5, 5, { optional: true })], [], frame)[3]).toBeNull()
  })
})
