import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { requireNode } from './node-version.ts'

/** `npm run dev`: the server, started again when its files change, and Vite with hot reload in front of it. */
requireNode()
const root = fileURLToPath(new URL('../../', import.meta.url))
const port = process.env['PORT'] ?? '2567'
const children: ChildProcess[] = []

function run(args: string[], cwd: string, env: NodeJS.ProcessEnv): void {
  const child = spawn(process.execPath, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } })
  children.push(child)
  child.once('exit', (code) => stop(code ?? 0))
}

let stopping = false
function stop(code: number): void {
  if (stopping) return
  stopping = true
  process.exitCode = code
  for (const child of children) child.kill('SIGTERM')
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(0))
run(['--watch', '--watch-preserve-output', join(root, 'server/src/main.ts')], root, { PORT: port })
run([join(root, 'node_modules/vite/bin/vite.js')], join(root, 'client'), { KITH_DEV_SERVER: `http://127.0.0.1:${port}` })
