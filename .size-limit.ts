import { clientParts } from './test/bench/client-parts.ts'

/** What a visitor downloads, gzipped, part by part (`npx size-limit`, on a built client). */
const { entry, world, spaces, bodies } = clientParts()
const check = (name: string, files: readonly string[], limit: string) => ({
  name,
  path: files.map((file) => `client/dist/${file}`),
  limit,
  gzip: true,
})

// oxlint-disable-next-line import/no-default-export -- size-limit reads the default export
export default [
  check('the page up to its first paint', entry, '90 kB'),
  check('the 3D world', world, '260 kB'),
  ...[...spaces].map(([id, files]) => check(`the space ${id}`, files, '1 MB')),
  check('the bodies people wear', bodies, '250 kB'),
]
