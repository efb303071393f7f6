import { accessoryParts } from './accessories.ts'
import { bodyPart, farBodyPart } from './body.ts'
import { hairParts } from './hair.ts'
import { occlusionOf } from './occlusion.ts'
import { outfitParts } from './outfits.ts'
import { packAvatar } from './pack.ts'
import type { Part } from './part.ts'

/** All parts in file order: body, hair 1–8, outfits 1–4, accessories 1–4, the body for afar. */
function avatarParts(): Part[] {
  return [bodyPart(), ...hairParts(), ...outfitParts(), ...accessoryParts(), farBodyPart()]
}

/** The file the client draws every body from, the same bytes each time; and the triangles of each part. */
export function buildAvatar(): { file: Uint8Array; triangles: Record<string, number> } {
  const parts = avatarParts()
  const body = parts[0]
  if (!body) throw new Error('the avatar has no body part')
  const openness = parts.map((part) => occlusionOf(part, part.name === 'body-far' ? part : body))
  return { file: packAvatar(parts, openness), triangles: Object.fromEntries(parts.map((part) => [part.name, part.indices.length / 3])) }
}
