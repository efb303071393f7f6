import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkVrm } from './check.ts'
import { problemOfHead } from './glb.ts'
import { vrmLimits } from './limits.ts'
import { hostileVrms, makeVrm, pngOf } from './vrm-fixture.ts'

const decode = (bytes: Uint8Array): string => String.fromCharCode(...bytes)
const problemOf = (bytes: Uint8Array) => {
  const verdict = checkVrm(bytes, decode)
  return verdict.ok ? null : verdict.problem
}

describe('a figure brought along', () => {
  it('is taken when it keeps within bounds, and says whose it is', () => {
    expect(checkVrm(makeVrm(), decode)).toEqual({
      ok: true,
      triangles: 15 * 12,
      licence: {
        version: '1',
        name: 'Box',
        authors: ['Kith'],
        wearers: 'everyone',
        commercial: 'personalNonProfit',
        licence: 'https://vrm.dev/licenses/1.0/',
      },
    })
    expect(checkVrm(makeVrm({ version: '0' }), decode)).toMatchObject({
      ok: true,
      licence: { version: '0', name: 'Old box', authors: ['Kith'], wearers: 'OnlyAuthor', licence: 'CC0' },
    })
  })

  it.each(hostileVrms)('$name is turned away: $problem', ({ make, problem }) => {
    expect(problemOf(make())).toBe(problem)
  })

  it('may have pictures as large as allowed, no point larger', () => {
    const image = (width: number, height: number) => makeVrm({ images: [{ bytes: pngOf(width, height), mimeType: 'image/png' }] })
    expect(problemOf(image(2048, 2048))).toBeNull()
    expect(problemOf(image(2049, 1))).toBe('texture-size')
    expect(problemOf(image(0, 1))).toBe('texture-kind')
    expect(problemOf(makeVrm({ images: [{ bytes: pngOf(8, 8), mimeType: 'image/jpeg' }] }))).toBe('texture-kind')
    expect(problemOf(makeVrm({ images: [{ bytes: pngOf(8, 8), mimeType: 'image/svg+xml' }] }))).toBe('texture-kind')
  })

  it('is turned away by its first bytes when it says or is too long', () => {
    const head = makeVrm().slice(0, 20)
    expect(problemOfHead(head, null)).toBeNull()
    expect(problemOfHead(head, vrmLimits.bytes + 1)).toBe('too-large')
    new DataView(head.buffer).setUint32(8, vrmLimits.bytes + 1, true)
    expect(problemOfHead(head, null)).toBe('too-large')
    expect(problemOfHead(new Uint8Array(0), 0)).toBe('not-vrm')
  })

  it('is judged, never thrown at, whatever bytes it is made of', () => {
    const good = makeVrm()
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(good.byteLength - 1), fc.nat(255)), { maxLength: 30 }),
        fc.nat(good.byteLength),
        (spoilt, cut) => {
          const bytes = good.slice(0, cut === 0 ? undefined : cut)
          for (const [at, value] of spoilt) if (at < bytes.byteLength) bytes[at] = value
          expect(typeof checkVrm(bytes, decode).ok).toBe('boolean')
        },
      ),
      { numRuns: 300 },
    )
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => !checkVrm(bytes, decode).ok))
  })
})
