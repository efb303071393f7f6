import { ensureClient } from './client-build.ts'

/** Builds the client if it is not up to date, and ends. */
await ensureClient()
