import { runSteps } from './steps.ts'

const packages = ['shared', 'assets', 'server', 'client', 'test']
process.exitCode = await runSteps(packages.map((name) => ({ name: `types of ${name}`, command: 'tsc', args: ['-p', name] })))
