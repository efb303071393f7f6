import { Worker } from 'node:worker_threads'
import { openStore } from '@kith/server/src/store/open.ts'
import { createLogger } from '@kith/server/src/telemetry/log.ts'
import { openLife } from './forgetting-life.ts'

/** `forgetting-victim.ts DATA_DIR erase|forget N`: carries out the wish, and kills its own process before the N-th word to the database. */
const [dataDir = '', what = '', dieBefore = ''] = process.argv.slice(2)
const logger = createLogger({ level: 'silent' })
const store = await openStore({ dataDir, databaseUrl: null, logger })
const life = openLife(store, logger)
// As in a server in which the residents are awake.
for (const residentId of ['xiaoman', 'zhou']) await life.memory.load(residentId)

let steps = 0
const post = Worker.prototype.postMessage
Worker.prototype.postMessage = function count(...message: Parameters<typeof post>) {
  steps += 1
  if (steps === Number(dieBefore)) process.kill(process.pid, 'SIGKILL')
  post.apply(this, message)
}
if (what === 'erase') await life.eraser.erase('ada')
else await life.eraser.forgetAll('ada', 'xiaoman')
process.stdout.write(`steps ${steps}\n`)
await store.close()
