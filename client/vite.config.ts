import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const server = process.env['KITH_DEV_SERVER'] ?? 'http://127.0.0.1:2567'
const builtFolder = fileURLToPath(new URL('../assets/built/', import.meta.url))
const types: Record<string, string> = { '.json': 'application/json', '.bin': 'application/octet-stream' }

/** What the bake made (`assets/built/<space>/…`) is served, and copied into the build, under `/built/<space>/…`. */
function bakedSpaces(): Plugin {
  return {
    name: 'kith-baked-spaces',
    configureServer(dev) {
      dev.middlewares.use('/built', (request, response, next) => {
        const path = normalize(decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/'))
        const type = types[extname(path)]
        if (path.includes('..') || type === undefined) return next()
        response.setHeader('content-type', type)
        createReadStream(join(builtFolder, path)).on('error', next).pipe(response)
      })
    },
    async generateBundle() {
      for (const file of await readdir(builtFolder, { recursive: true, withFileTypes: true })) {
        if (!file.isFile() || types[extname(file.name)] === undefined) continue
        const path = join(file.parentPath, file.name)
        this.emitFile({
          type: 'asset',
          fileName: `built/${path.slice(builtFolder.length).replaceAll('\\', '/')}`,
          source: await readFile(path),
        })
      }
    },
  }
}

/** Every browser Kith runs in reads woff2; without this 400 woff files travel along. */
function onlyWoff2(): Plugin {
  return {
    name: 'kith-only-woff2',
    enforce: 'pre',
    transform: {
      filter: { id: /@fontsource[^?]*\.css/ },
      handler: (css) => css.replaceAll(/,\s*url\([^)]+\.woff\)\s*format\('woff'\)/g, ''),
    },
  }
}

export default defineConfig({
  plugins: [react(), bakedSpaces(), onlyWoff2()],
  resolve: { dedupe: ['three', 'react', 'react-dom', '@colyseus/schema'] },
  build: { target: 'es2022', chunkSizeWarningLimit: 1200, assetsInlineLimit: 0, manifest: true, modulePreload: { polyfill: false } },
  server: {
    proxy: {
      '/api': server,
      '/matchmake': server,
      '/metrics': server,
      '^/[A-Za-z0-9_-]{9,}/[A-Za-z0-9_-]{9,}': { target: server, ws: true },
    },
  },
})
