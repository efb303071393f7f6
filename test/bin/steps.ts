import { spawn } from 'node:child_process'

/** Runs one command with its output shown; resolves to its exit code. */
export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', ...env } })
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : 1))
  })
}

export interface Step {
  name: string
  command: string
  args: readonly string[]
}

/** Runs all steps in order, says how long each took, and last which of them failed. Resolves to the first failure's code. */
export async function runSteps(steps: readonly Step[]): Promise<number> {
  const failed: { name: string; code: number }[] = []
  for (const { name, command, args } of steps) {
    const startedMs = Date.now()
    console.log(`\n── ${name}`)
    const code = await run(command, args)
    console.log(`── ${name}: ${code === 0 ? 'good' : `failed (${code})`} in ${((Date.now() - startedMs) / 1000).toFixed(1)} s`)
    if (code !== 0) failed.push({ name, code })
  }
  for (const { name } of failed) console.log(`── FAILED: ${name}`)
  return failed[0]?.code ?? 0
}
