import { existsSync } from 'node:fs'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { avatarTarget } from '#avatar/avatar-target.ts'
import { parseManifest } from '#bake/manifest.ts'
import type { Manifest } from '#bake/manifest.ts'
import { hashSources } from '#bake/source-hash.ts'
import { spaceTarget } from '#bake/space-target.ts'
import type { BakeTarget } from '#bake/target.ts'
import { spaces } from '#spaces.ts'

/** `npm run bake`: makes what is stale in assets/built and says so; `--force` makes everything, names make only those. */
const root = fileURLToPath(new URL('../../', import.meta.url))
const targets: readonly BakeTarget[] = [...spaces.map((space) => spaceTarget(space)), avatarTarget]
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const stranger = wanted.find((name) => targets.every((target) => target.name !== name))
if (stranger !== undefined) throw new Error(`nothing is called ${stranger}: ${targets.map(({ name }) => name).join(', ')}`)

for (const target of targets) if (wanted.length === 0 || wanted.includes(target.name)) bakeTarget(target, process.argv.includes('--force'))

function bakeTarget(target: BakeTarget, force: boolean): void {
  const started = performance.now()
  const built = join(root, 'assets/built', target.name)
  const sourceHash = hashSources(root, target.sources, target.packages)
  const cached = join(root, '.cache/bake', target.name, sourceHash)
  if (!force && isComplete(built, sourceHash)) return say(`${target.name}: up to date\n`)
  if (!force && isComplete(cached, sourceHash)) {
    copyAll(cached, built)
    return say(`${target.name}: restored from .cache\n`)
  }
  const { files, facts } = target.bake(root, progressLine(target.name))
  const manifest: Manifest = { sourceHash, files: Object.keys(files), facts }
  for (const folder of [built, cached]) {
    mkdirSync(folder, { recursive: true })
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
    writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const numbers = Object.entries(facts).map(([name, value]) => `${name} ${value}`)
  say(`\r${target.name}: baked in ${seconds} s; ${numbers.join(', ')}\n`)
}

function isComplete(folder: string, sourceHash: string): boolean {
  const manifest = readManifest(folder)
  return manifest?.sourceHash === sourceHash && manifest.files.every((name) => existsSync(join(folder, name)))
}

function readManifest(folder: string): Manifest | undefined {
  const path = join(folder, 'manifest.json')
  if (!existsSync(path)) return undefined
  return parseManifest(readFileSync(path, 'utf8'))
}

function copyAll(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const name of [...(readManifest(from)?.files ?? []), 'manifest.json']) copyFileSync(join(from, name), join(to, name))
}

function progressLine(name: string): (step: string, share: number) => void {
  let last = ''
  return (step, share) => {
    const line = `${name}: ${step} ${Math.floor(share * 20) * 5} %`
    if (line === last) return
    last = line
    say(process.stdout.isTTY ? `\r${line}   ` : `${line}\n`)
  }
}

function say(text: string): void {
  process.stdout.write(text)
}
