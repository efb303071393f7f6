import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env['KITH_DEV_SERVER'] ?? 'http://127.0.0.1:2567'

export default defineConfig({
  plugins: [react()],
  resolve: { dedupe: ['three', 'react', 'react-dom', '@colyseus/schema'] },
  build: { target: 'es2022', chunkSizeWarningLimit: 1200, assetsInlineLimit: 0, manifest: true },
  server: { proxy: { '/api': server, '/matchmake': server, '/metrics': server, '^/[A-Za-z0-9_-]{9,}/[A-Za-z0-9_-]{9,}': { target: server, ws: true } } },
})
