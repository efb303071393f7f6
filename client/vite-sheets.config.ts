import { defineConfig } from 'vite'

const pages = new URL('src/scene/testing/', import.meta.url).pathname

/** Builds the pages that draw bodies and clips in rows, for `test/helpers/sheet-page.ts`; they are no part of the client. */
export default defineConfig({
  root: pages,
  publicDir: false,
  logLevel: 'warn',
  resolve: { dedupe: ['three'] },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: [`${pages}body-sheet.html`, `${pages}clip-sheet.html`] },
  },
})
