import type { Gltf } from './document.ts'

/** What a figure says about who made it and what may be done with it, shown to whoever brings it. Text of a stranger's. */
export interface VrmLicence {
  version: '0' | '1'
  name: string
  authors: string[]
  /** Who may wear it, in the file's own words: `everyone`, `onlyAuthor`, `OnlyAuthor`, `ExplicitlyLicensedPerson` … */
  wearers: string
  commercial: string
  licence: string
}

/** Bones without which nothing can be moved. */
const needed = [
  'hips',
  'spine',
  'head',
  'leftUpperArm',
  'leftLowerArm',
  'rightUpperArm',
  'rightLowerArm',
  'leftUpperLeg',
  'leftLowerLeg',
  'rightUpperLeg',
  'rightLowerLeg',
] as const

/** Null when the file does not say, or lacks the bones of a body. */
export function licenceOf({ extensions, nodes }: Gltf): VrmLicence | null {
  const { VRMC_vrm: one, VRM: zero } = extensions
  if (one !== undefined) {
    const { meta, humanoid } = one
    if (!hasBones(new Map(Object.entries(humanoid.humanBones).map(([bone, { node }]) => [bone, node])), nodes.length)) return null
    return {
      version: '1',
      name: meta.name,
      authors: meta.authors,
      wearers: meta.avatarPermission ?? '',
      commercial: meta.commercialUsage ?? '',
      licence: meta.otherLicenseUrl ?? meta.licenseUrl ?? '',
    }
  }
  if (zero === undefined) return null
  const { meta, humanoid } = zero
  if (!hasBones(new Map(humanoid.humanBones.map(({ bone, node }) => [bone, node])), nodes.length)) return null
  return {
    version: '0',
    name: meta.title ?? '',
    authors: meta.author === undefined || meta.author === '' ? [] : [meta.author],
    wearers: meta.allowedUserName ?? '',
    commercial: meta.commercialUssageName ?? '',
    licence: meta.otherLicenseUrl === undefined || meta.otherLicenseUrl === '' ? (meta.licenseName ?? '') : meta.otherLicenseUrl,
  }
}

function hasBones(bones: ReadonlyMap<string, number>, nodes: number): boolean {
  return needed.every((bone) => {
    const node = bones.get(bone)
    return node !== undefined && node >= 0 && node < nodes
  })
}
