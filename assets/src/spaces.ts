import { attic } from '#attic/space.ts'
import type { SpaceSource } from '#bake/space-source.ts'
import { garden } from '#garden/space.ts'
import { pavilion } from '#pavilion/space.ts'

/** Every space that is baked. A new one is a document in assets/spaces, a folder of builders, and a line here. */
export const spaces: readonly SpaceSource[] = [garden, attic, pavilion]
