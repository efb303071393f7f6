import { readFile, stat } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.bin': 'application/octet-stream',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
}
/** Packed already; squeezing them again costs time and gains nothing. */
const packed = new Set(['.woff2', '.jpg', '.png', '.webp', '.ico', '.mp3', '.ogg'])
const worthPacking = 1024
/** Packed copies kept in memory, for builds that have none beside the files. */
const keptBytes = 48 * 1024 * 1024

interface ServedFile {
  body: Uint8Array<ArrayBuffer>
  headers: Record<string, string>
}

/** Reads files of one folder for the web: typed, tagged, and packed as the browser likes. */
export interface FileServer {
  /** Null when there is no such file to serve. */
  read(path: string, acceptEncoding: string): Promise<ServedFile | null>
}

export function createFileServer(folder: string): FileServer {
  const root = resolve(folder)
  const pack = createPacker()
  return {
    async read(path, acceptEncoding) {
      const file = within(root, path)
      const type = file === null ? undefined : types[extname(file)]
      if (file === null || type === undefined) return null
      const info = await stat(file).catch(() => null)
      if (info === null || !info.isFile()) return null
      const encoding = packed.has(extname(file)) || info.size < worthPacking ? null : bestEncoding(acceptEncoding)
      const tag = `"${info.size.toString(36)}-${Math.floor(info.mtimeMs).toString(36)}${encoding === null ? '' : `-${encoding}`}"`
      const body = encoding === null ? await readFile(file) : await pack(file, tag, encoding)
      return {
        body,
        headers: {
          'Content-Type': type,
          ETag: tag,
          'Cache-Control': isHashed(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
          Vary: 'Accept-Encoding',
          ...(encoding !== null && { 'Content-Encoding': encoding }),
        },
      }
    },
  }
}

/** The file a URL path means, or null when it leaves the folder or names something hidden. */
function within(root: string, path: string): string | null {
  let plain: string
  try {
    plain = decodeURIComponent(path)
  } catch {
    return null
  }
  if (/[\0\\]/.test(plain) || plain.split('/').some((part) => part.startsWith('.'))) return null
  const file = join(root, plain)
  return file.startsWith(root + sep) ? file : null
}

/** The build names these after their content, so they never change. */
function isHashed(path: string): boolean {
  return /^\/assets\/.+-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$/.test(path)
}

type Encoding = 'br' | 'gzip'
export function bestEncoding(acceptEncoding: string): Encoding | null {
  const accepts = (name: string) =>
    new RegExp(`(?:^|[,\\s])${name}(?!\\s*;\\s*q=0(?:\\.0*)?(?:,|\\s|$))(?=[\\s,;]|$)`, 'i').test(acceptEncoding)
  if (accepts('br')) return 'br'
  return accepts('gzip') ? 'gzip' : null
}

function createPacker(): (file: string, tag: string, encoding: Encoding) => Promise<Uint8Array<ArrayBuffer>> {
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()
  let bytes = 0
  return async (file, tag, encoding) => {
    const beside = await readFile(`${file}.${encoding === 'br' ? 'br' : 'gz'}`).catch(() => null)
    if (beside !== null) return beside
    const key = `${file} ${tag}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const work = readFile(file).then((plain) => packBytes(plain, encoding, 5))
    if (bytes > keptBytes) {
      kept.clear()
      bytes = 0
    }
    kept.set(key, work)
    const body = await work
    bytes += body.byteLength
    return body
  }
}

/** One file squeezed; `effort` 1–11 (brotli's scale, gzip takes at most 9). */
export async function packBytes(plain: Uint8Array, encoding: Encoding, effort: number): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === 'gzip') return promisify(gzip)(plain, { level: Math.min(9, effort) })
  return promisify(brotliCompress)(plain, {
    params: { [constants.BROTLI_PARAM_QUALITY]: effort, [constants.BROTLI_PARAM_SIZE_HINT]: plain.byteLength },
  })
}
