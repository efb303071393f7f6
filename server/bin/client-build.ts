import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packBytes } from '#http/files.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const clientDir = join(root, 'client')
export const distDir = join(clientDir, 'dist')
const stampFile = join(distDir, '.stamp')
/** All that the built client is made of. */
const sources = [
  'client/src',
  'client/public',
  'client/index.html',
  'client/vite.config.ts',
  'client/package.json',
  'shared/src',
  'assets/built',
  'package-lock.json',
]
const packable = new Set(['.js', '.css', '.html', '.json', '.svg', '.bin', '.webmanifest'])
const worthPacking = 1024
/** Higher gains under one percent and takes several times as long. */
const brotliEffort = 9

/** Builds the client when it is missing or older than its sources. @throws when the build fails. */
export async function ensureClient(): Promise<void> {
  const wanted = await sourcesHash()
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === wanted) return
  const startedMs = performance.now()
  console.log('Building the pages (first start, or something changed)…')
  await rm(stampFile, { force: true })
  await runVite()
  const packed = await packAll(distDir)
  // Last, so that a build broken off half way is done again.
  await writeFile(stampFile, wanted)
  console.log(`Pages built and ${packed} files packed in ${((performance.now() - startedMs) / 1000).toFixed(1)} s.`)
}

async function sourcesHash(): Promise<string> {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of await filesUnder(join(root, source))) {
      if (/\.test\.tsx?$/.test(file)) continue
      hash.update(`${relative(root, file)}\0`).update(await readFile(file))
    }
  }
  return hash.digest('hex')
}

async function filesUnder(path: string): Promise<string[]> {
  const info = await stat(path).catch(() => null)
  if (info === null) return []
  if (info.isFile()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}

function runVite(): Promise<void> {
  return new Promise((resolve, reject) => {
    const vite = spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'info'], {
      cwd: clientDir,
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: 'production' },
    })
    vite.once('error', reject)
    vite.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the pages could not be built (vite ended with ${code}): see its words above`)),
    )
  })
}

/** Puts a brotli and a gzip copy beside each file that gains by it, as the server serves them. */
async function packAll(folder: string): Promise<number> {
  const files = (await filesUnder(folder)).filter((file) => packable.has(extname(file)) && !relative(folder, file).startsWith('.'))
  let packed = 0
  for (const file of files) {
    const plain = await readFile(file)
    if (plain.byteLength < worthPacking) continue
    const [brotli, gzip] = await Promise.all([packBytes(plain, 'br', brotliEffort), packBytes(plain, 'gzip', brotliEffort)])
    await Promise.all([writeFile(`${file}.br`, brotli), writeFile(`${file}.gz`, gzip)])
    packed += 1
  }
  return packed
}
