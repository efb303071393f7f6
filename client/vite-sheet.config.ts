import { defineConfig } from 'vite'

/** Builds the page that draws bodies in rows, for `test/bin/body-sheets.ts`; it is no part of the client. */
export default defineConfig({
  root: new URL('src/scene/testing/', import.meta.url).pathname,
  publicDir: false,
  logLevel: 'warn',
  resolve: { dedupe: ['three'] },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: new URL('src/scene/testing/body-sheet.html', import.meta.url).pathname },
  },
})
