import { describe, expect, test } from 'vitest'
import { PixelRatioGovernor, qualitySettings } from './quality.ts'

function run(governor: PixelRatioGovernor, framesPerSecond: number, seconds: number): void {
  for (let i = 0; i < framesPerSecond * seconds; i++) governor.frame(1 / framesPerSecond)
}

describe('the pixel ratio', () => {
  test('starts at the least of the device and the level', () => {
    expect(new PixelRatioGovernor(3, qualitySettings.medium).ratio).toBe(1.5)
    expect(new PixelRatioGovernor(1, qualitySettings.high).ratio).toBe(1)
  })
  test('falls while frames are slow, not below the floor', () => {
    const governor = new PixelRatioGovernor(2, qualitySettings.medium)
    run(governor, 20, 60)
    expect(governor.ratio).toBeCloseTo(0.7)
  })
  test('comes back when they are fast, not above the start', () => {
    const governor = new PixelRatioGovernor(2, qualitySettings.medium)
    run(governor, 20, 10)
    run(governor, 60, 120)
    expect(governor.ratio).toBeCloseTo(1.5)
  })
  test('a hidden tab is not slowness', () => {
    const governor = new PixelRatioGovernor(1, qualitySettings.medium)
    for (let i = 0; i < 20; i++) governor.frame(5)
    expect(governor.ratio).toBe(1)
  })
})
