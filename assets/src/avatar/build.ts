import { accessoryParts } from './accessories.ts'
import { beardParts } from './beards.ts'
import { foxParts } from './fox.ts'
import { bodyPart, earParts, farBodyPart } from './body.ts'
import { hairParts } from './hair.ts'
import { braidedHairParts } from './hair-braided.ts'
import { closeHairParts } from './hair-close.ts'
import { headscarfPart } from './headscarf.ts'
import { headwearParts } from './headwear.ts'
import { lampParts } from './lamp.ts'
import { occlusionOf } from './occlusion.ts'
import { outfitParts } from './outfits.ts'
import { outerOutfitParts } from './outfits-outer.ts'
import { wrappedOutfitParts } from './outfits-wrapped.ts'
import { packAvatar } from './pack.ts'
import type { Part } from './part.ts'
import { propParts } from './props.ts'
import { Shaper } from './shapes.ts'
import { spiritParts } from './spirit.ts'

/** What is seen from afar is cut this much coarser. */
const farFineness = 0.64

/** Everything bodies are drawn from, each part near and, as `name-far`, for afar. */
export function avatarParts(): Part[] {
  const afar = optionalParts(new Shaper(farFineness)).map((part) => ({ ...part, name: `${part.name}-far` }))
  return [bodyPart(), ...optionalParts(new Shaper(1)), farBodyPart(), ...afar]
}

function optionalParts(shaper: Shaper): Part[] {
  const makers = [
    earParts,
    hairParts,
    closeHairParts,
    braidedHairParts,
    headscarfPart,
    beardParts,
    outfitParts,
    wrappedOutfitParts,
    outerOutfitParts,
    accessoryParts,
    headwearParts,
    spiritParts,
    foxParts,
    lampParts,
    propParts,
  ]
  return makers.flatMap((make) => make(shaper))
}

const wholeBodies = /^(body|spirit|fox|lamp)(-far)?$/
const parentBodies = /^(spirit|fox|lamp)-/

/** The file the client draws every body from, the same bytes each time; and the triangles of each part. */
export function buildAvatar(): { file: Uint8Array; triangles: Record<string, number> } {
  const parts = avatarParts()
  const body = parts[0]
  if (!body) throw new Error('the avatar has no body part')
  const openness = parts.map((part) => {
    const whole = wholeBodies.test(part.name)
    const kind = parentBodies.exec(part.name)?.[1]
    return occlusionOf(part, whole ? part : (parts.find(({ name }) => name === kind) ?? body))
  })
  return { file: packAvatar(parts, openness), triangles: Object.fromEntries(parts.map((part) => [part.name, part.indices.length / 3])) }
}
