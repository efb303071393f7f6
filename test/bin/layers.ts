import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/**
 * Checks that imports go one way (.dependency-cruiser.json). The tool has been seen to scan nothing
 * and call it good, so the number of modules is asserted.
 */
interface Report {
  summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] }
}
const leastModules = 100

const { stdout, stderr } = await promisify(execFile)(
  'depcruise',
  ['shared/src', 'assets/src', 'server/src', 'client/src', 'test', '--config', '.dependency-cruiser.json', '--output-type', 'json'],
  {
    maxBuffer: 256 * 1024 * 1024,
  },
).catch((error: { stdout?: string; stderr?: string }) => ({ stdout: error.stdout ?? '', stderr: error.stderr ?? '' }))
if (stdout === '') throw new Error(`layers: the checker printed nothing but ${stderr}`)
const report = JSON.parse(stdout) as Report
for (const { rule, from, to } of report.summary.violations) console.error(`${rule.name}: ${from} → ${to}`)
console.log(`layers: ${report.summary.totalCruised} modules, ${report.summary.violations.length} violations`)
if (report.summary.totalCruised < leastModules) {
  console.error(`layers: only ${report.summary.totalCruised} modules were scanned; expected at least ${leastModules}`)
  process.exitCode = 1
}
if (report.summary.violations.length > 0) process.exitCode = 1
