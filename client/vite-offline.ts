import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { build, type Plugin, type Rolldown } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const besides = ['/favicon.svg']

/**
 * Adds the offline page and the service worker that shows it to a build. They are built by themselves, so that nothing is
 * taken out of the first chunk to be shared with them, and the worker is told by name which files the page is made of.
 */
export function offline(): Plugin {
  let outDir = ''
  return {
    name: 'kith-offline',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir
    },
    async closeBundle() {
      const page = await buildApart(outDir, here('offline.html'), {})
      const files = ['/offline.html', ...page.map(({ fileName }) => `/${fileName}`).filter((file) => file !== '/offline.html'), ...besides]
      const version = createHash('sha256')
      for (const file of page) version.update(file.type === 'chunk' ? file.code : file.source)
      const shell = { version: version.digest('base64url').slice(0, 12), files }
      await buildApart(outDir, here('src/worker/service-worker.ts'), { kithShell: JSON.stringify(shell) })
    },
  }
}

async function buildApart(outDir: string, input: string, define: Record<string, string>) {
  const isWorker = input.endsWith('.ts')
  const made = await build({
    root: here('.'),
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define,
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: { input, ...(isWorker ? { output: { entryFileNames: 'sw.js' } } : {}) },
    },
  })
  return outputsOf(made)
}

function outputsOf(made: Awaited<ReturnType<typeof build>>): (Rolldown.OutputChunk | Rolldown.OutputAsset)[] {
  if (Array.isArray(made)) return made.flatMap(({ output }) => output)
  if ('output' in made) return made.output
  throw new Error('the offline page was watched instead of built')
}
