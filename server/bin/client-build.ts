import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { extname, join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { packBytes } from '#http/files.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const clientDir = join(root, 'client')
const distDir = join(clientDir, 'dist')
const stampName = '.stamp'
/** All that the built client is made of. */
const sources = [
  'client/src',
  'client/public',
  'client/index.html',
  'client/offline.html',
  'client/vite.config.ts',
  'client/vite-offline.ts',
  'client/package.json',
  'shared/src',
  'assets/built',
  'assets/spaces',
  'package-lock.json',
]
const packable = new Set(['.js', '.css', '.html', '.json', '.svg', '.bin', '.webmanifest'])
const worthPacking = 1024
/** The highest: it takes some seconds once, and a fifth off the meshes for every visitor. */
const brotliEffort = 11

/**
 * Builds the client when it is missing or older than its sources. It is made aside and put in place whole, so that a
 * build broken off, or two at once, never leave half of one. @throws when the build fails.
 */
export async function ensureClient(): Promise<void> {
  const wanted = await sourcesHash()
  if ((await readFile(join(distDir, stampName), 'utf8').catch(() => '')) === wanted) return
  const startedMs = performance.now()
  console.log('Building the pages (first start, or something changed)…')
  const fresh = join(clientDir, '.cache', `dist-${process.pid}`)
  try {
    await runVite(fresh)
    console.log('  packing for the web...')
    const packed = await packAll(fresh)
    await writeFile(join(fresh, stampName), wanted)
    await putInPlace(fresh)
    console.log(`Pages built and ${packed} files packed in ${((performance.now() - startedMs) / 1000).toFixed(1)} s.`)
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

async function putInPlace(fresh: string): Promise<void> {
  const old = `${fresh}-old`
  await rename(distDir, old).catch(ifMissing)
  await rename(fresh, distDir)
  await rm(old, { recursive: true, force: true })
}

function ifMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
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

function runVite(outDir: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const vite = spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', outDir, '--emptyOutDir'], {
      cwd: clientDir,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_ENV: 'production' },
    })
    // The steps are news; four hundred file names are not.
    createInterface({ input: vite.stdout }).on('line', (line) => {
      if (line.trim() !== '' && !/ kB\b/.test(line)) console.log(`  ${line}`)
    })
    vite.once('error', reject)
    vite.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`the pages could not be built (vite ended with ${code}): see its words above`)),
    )
  })
}

/** Puts a brotli and a gzip copy beside each file that gains by it, as the server serves them. */
async function packAll(folder: string): Promise<number> {
  const files = (await filesUnder(folder)).filter((file) => packable.has(extname(file)) && !relative(folder, file).startsWith('.'))
  const packed = await Promise.all(files.map(packOne))
  return packed.filter((isPacked) => isPacked).length
}

async function packOne(file: string): Promise<boolean> {
  const plain = await readFile(file)
  if (plain.byteLength < worthPacking) return false
  const [brotli, gzip] = await Promise.all([packBytes(plain, 'br', brotliEffort), packBytes(plain, 'gzip', brotliEffort)])
  await Promise.all([writeFile(`${file}.br`, brotli), writeFile(`${file}.gz`, gzip)])
  return true
}
