import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { restingAvatar, type AvatarView } from '#state/world-view.ts'
import { type AvatarFile, type AvatarJoint, unpackAvatar } from '#scene/avatar/avatar-file.ts'

/** For tests in Node: a built file's bytes, as the browser would fetch them. */
export function builtFile(name: string): ArrayBuffer {
  const bytes = readFileSync(fileURLToPath(import.meta.resolve(`@kith/assets/built/${name}`)))
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
}

export function builtJson(name: string): unknown {
  return JSON.parse(new TextDecoder().decode(builtFile(name)))
}

export function builtAvatar(): AvatarFile {
  return unpackAvatar(builtFile('avatar/avatar.bin'))
}

const jointsSchema = z.object({
  joints: z.array(z.object({ name: z.string(), parent: z.number(), at: z.tuple([z.number(), z.number(), z.number()]) })),
})

/** The built skeleton alone, whatever else the file holds. */
export function builtJoints(): readonly AvatarJoint[] {
  const buffer = builtFile('avatar/avatar.bin')
  const head = new Uint8Array(buffer, 8, new DataView(buffer).getUint32(4, true))
  return jointsSchema.parse(JSON.parse(new TextDecoder().decode(head))).joints
}

export function avatarView(change: Partial<AvatarView> = {}): AvatarView {
  return restingAvatar({ pid: 1, name: 'Ada', look: '1.0.0.0.0.0.0.0.100.100.100', ...change })
}
