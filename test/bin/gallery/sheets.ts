import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bodySheets } from '../../helpers/body-looks.ts'
import { clipSheets } from '../../helpers/clip-rows.ts'
import { galleryFolder, type Chapter } from './studio.ts'

/** Sheets have pages of their own, drawn by programs of their own. */
function sheets(name: string, program: string, pictures: readonly string[]): Chapter {
  return {
    name,
    pictures: () => pictures,
    async take(studio) {
      const wanted = pictures.filter((picture) => studio.wants(picture))
      await studio.attempt(program, () => run(program, [join(galleryFolder, name), ...wanted]))
    },
  }
}

function run(program: string, args: readonly string[]): Promise<void> {
  return new Promise((done, fail) => {
    const path = fileURLToPath(new URL(`../${program}.ts`, import.meta.url))
    const drawing = spawn(process.execPath, [path, ...args], { stdio: 'inherit' })
    drawing.once('error', fail)
    drawing.once('close', (code) => (code === 0 ? done() : fail(new Error(`ended with ${code}`))))
  })
}

export const clips = sheets(
  'clips',
  'clip-sheets',
  clipSheets.map(({ name }) => name),
)
export const bodies = sheets(
  'bodies',
  'body-sheets',
  bodySheets.map(({ name }) => name),
)
