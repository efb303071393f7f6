import { findChromium } from '../helpers/chromium.ts'
import { runSteps } from './steps.ts'

/** `npm test`: checks, then units, contracts, rooms, minds and the browser, on a client built now. */
const chromium = findChromium()
if (chromium === null) {
  console.error('No Chromium found for the browser tests. Install one (Debian: apt-get install chromium) or set KITH_CHROMIUM to its path.')
  process.exit(1)
}
console.log(`browser: ${chromium}`)
const project = (name: string) => ({ name: `${name} tests`, command: 'vitest', args: ['run', '--project', name] })
process.exitCode = await runSteps([
  { name: 'check', command: 'node', args: ['test/bin/check.ts'] },
  project('unit'),
  project('contract'),
  project('rooms'),
  project('minds'),
  { name: 'build the client', command: 'node', args: ['server/bin/build.ts'] },
  { name: 'download sizes', command: 'size-limit', args: [] },
  project('browser'),
])
