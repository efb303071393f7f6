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

/** Runs steps in order, stops at the first that fails, and says how long each took. */
export async function runSteps(steps: readonly Step[]): Promise<number> {
  for (const step of steps) {
    const startedMs = Date.now()
    console.log(`\n── ${step.name}`)
    const code = await run(step.command, step.args)
    console.log(`── ${step.name}: ${code === 0 ? 'good' : `failed (${code})`} in ${((Date.now() - startedMs) / 1000).toFixed(1)} s`)
    if (code !== 0) return code
  }
  return 0
}
