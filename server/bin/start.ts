import { requireNode } from './node-version.ts'

/** `npm start`: builds what is missing, then runs the server in this process. */
requireNode()
try {
  const { ensureClient } = await import('./client-build.ts')
  await ensureClient()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
await import('../src/main.ts')
