import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { buildAvatar } from '#avatar/build.ts'

/** Builds `assets/built/avatar.bin` (about two seconds) and says how large it is. */
export function bakeAvatar(): { bytes: number; gzipBytes: number } {
  const folder = fileURLToPath(new URL('../built/', import.meta.url))
  mkdirSync(folder, { recursive: true })
  const file = buildAvatar()
  writeFileSync(`${folder}avatar.bin`, file)
  return { bytes: file.length, gzipBytes: gzipSync(file, { level: 9 }).length }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { bytes, gzipBytes } = bakeAvatar()
  process.stdout.write(`avatar.bin ${bytes} bytes, ${gzipBytes} gzipped\n`)
}
