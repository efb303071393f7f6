import type { SpaceMesh } from '@kith/shared/space'

/** How the kit that builds spaces marks what yields and what hangs, as signed bytes: -0.45 and -0.2; see assets/src/kit/builder.ts. */
const marks = { from: -76, to: -13 } as const

/** Of a space's triangles those that give way to a look, or those that do not. A triangle is marked at all its corners or at none. */
export function yieldingTriangles(
  { indices, normals }: Pick<SpaceMesh, 'indices' | 'normals'>,
  yielding: boolean,
): Uint32Array<ArrayBuffer> {
  return Uint32Array.from(
    indices.filter((_, at) => {
      const mark = normals[(indices[at - (at % 3)] ?? 0) * 4 + 3] ?? 0
      return (mark > marks.from && mark < marks.to) === yielding
    }),
  )
}
