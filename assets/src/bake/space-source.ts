import type { SpaceParts } from '#kit/builder.ts'
import type { Buried } from './mesh-source.ts'
import type { BakeSky } from './sky.ts'

/** One space as the bake takes it: a written document, and the code that builds what is around people. */
export interface SpaceSource {
  id: string
  /** The written document, from the repository's root; seats and bounds come from the build. */
  document: string
  /** Files and folders that shape this space alone, from the repository's root: the bake is stale when they change. */
  sources: readonly string[]
  /** Everything in it, unlit. Same sources, same space. */
  build(): SpaceParts
  /** What nobody can ever see is left out of the mesh. */
  isBuried?: Buried
  /** A place that is surely open: whatever cannot be reached from here is not walkable. */
  walkFrom: { x: number; z: number }
  /** Nobody walks farther than this from the middle. */
  reachMetres: number
  sky: BakeSky
  skyGain?: number
  skyReachMetres?: number
}
