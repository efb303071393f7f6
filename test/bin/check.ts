import { runSteps } from './steps.ts'

/** `npm run check`: everything a machine can say without running the product, fastest first. */
process.exitCode = await runSteps([
  { name: 'format', command: 'oxfmt', args: ['--check'] },
  { name: 'lint', command: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
  { name: 'layers', command: 'node', args: ['test/bin/layers.ts'] },
  { name: 'package borders', command: 'turbo', args: ['boundaries', '--no-color'] },
  { name: 'dead code', command: 'knip', args: ['--no-progress'] },
  { name: 'types', command: 'node', args: ['test/bin/types.ts'] },
])
