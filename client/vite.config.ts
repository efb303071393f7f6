import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { offline } from './vite-offline.ts'

const server = process.env['KITH_DEV_SERVER'] ?? 'http://127.0.0.1:2567'

/** The host is left as the browser sent it: the server takes requests from its own pages only. */
const page = { target: server, changeOrigin: false }

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
  plugins: [react(), onlyWoff2(), offline()],
  resolve: { dedupe: ['three', 'react', 'react-dom', '@colyseus/schema'] },
  build: { target: 'es2022', chunkSizeWarningLimit: 1200, assetsInlineLimit: 0, manifest: true, modulePreload: { polyfill: false } },
  server: {
    proxy: {
      '/api': page,
      '/matchmake': page,
      '/metrics': page,
      '^/[A-Za-z0-9_-]{9,}/[A-Za-z0-9_-]{9,}': { ...page, ws: true },
    },
  },
})
