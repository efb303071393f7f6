import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/**
 * A hash over everything a bake reads: the given files and folders (tests left out) and the versions of the packages that
 * shape its result. Line endings do not count, so that every checkout agrees.
 */
export function hashSources(root: string, paths: readonly string[], packages: readonly string[]): string {
  const hash = createHash('sha256')
  const files = paths.flatMap((path) => listFiles(join(root, path))).sort()
  for (const file of files) {
    hash.update(`${relative(root, file).split(sep).join('/')}\n`)
    hash.update(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'))
  }
  const versions: unknown = JSON.parse(readFileSync(join(root, 'assets/package.json'), 'utf8'))
  const dependencies = versions !== null && typeof versions === 'object' && 'dependencies' in versions ? versions.dependencies : undefined
  for (const name of packages) hash.update(`${name}@${String(readKey(dependencies, name))}\n`)
  return hash.digest('hex').slice(0, 32)
}

function readKey(value: unknown, key: string): unknown {
  return value !== null && typeof value === 'object' ? Reflect.get(value, key) : undefined
}

function listFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
}
