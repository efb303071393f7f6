import { gzipSync } from 'node:zlib'
import type { BakeTarget } from '#bake/target.ts'
import { buildAvatar } from './build.ts'

/** The bodies everybody wears: `assets/built/avatar/avatar.bin`. */
export const avatarTarget: BakeTarget = {
  name: 'avatar',
  sources: ['assets/src/avatar'],
  packages: ['three', 'three-mesh-bvh'],
  bake(_root, progress) {
    progress('building', 0)
    const { file, triangles } = buildAvatar()
    return { files: { 'avatar.bin': file }, facts: { bodyTriangles: triangles.body ?? 0, gzipBytes: gzipSync(file, { level: 9 }).length } }
  },
}
