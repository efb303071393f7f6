import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { libraryFile, llamaVersion } from '#models/local/llama-library.ts'
import { ModelError } from './model-error.ts'

const mostLines = 4
const packageSchema = z.object({ version: z.literal(llamaVersion) })

/** Ready-made engines that come as npm packages of their own; there is none for other machines. */
const prebuilt: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-armv7l',
  'linux-riscv64': 'linux-riscv64',
  'darwin-arm64': 'mac-arm64-metal',
  'darwin-x64': 'mac-x64',
  'win32-x64': 'win-x64',
  'win32-arm64': 'win-arm64',
}

/** @throws ModelError when there is none for this machine. */
export function enginePackages(platform: string, arch: string): string[] {
  const name = prebuilt[`${platform}-${arch}`]
  if (name === undefined) throw new ModelError('no-binary', { machine: `${platform} ${arch}` })
  return [`node-llama-cpp@${llamaVersion}`, `@node-llama-cpp/${name}@${llamaVersion}`]
}

export async function engineInstalled(engineDir: string): Promise<boolean> {
  if (!existsSync(libraryFile(engineDir))) return false
  try {
    const text = await readFile(join(engineDir, 'node_modules/node-llama-cpp/package.json'), 'utf8')
    return packageSchema.safeParse(JSON.parse(text)).success
  } catch {
    // Not there, or half of it: an install that was broken off is as good as none.
    return false
  }
}

/**
 * Puts node-llama-cpp and the one ready-made engine for this machine into a folder of their own. Left to itself npm lays
 * down the engines for every graphics card too, half a gigabyte and more, and the package's own script looks for a compiler.
 * @throws ModelError
 */
export async function installEngine(engineDir: string): Promise<void> {
  const packages = enginePackages(process.platform, process.arch)
  await mkdir(engineDir, { recursive: true })
  // A package of its own, so that npm does not go looking for one further up.
  await writeFile(join(engineDir, 'package.json'), '{ "private": true }\n')
  const options = [
    '--prefix',
    engineDir,
    '--omit=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-workspaces',
    '--save-exact',
    '--loglevel=error',
  ]
  const words = await runNpm(['install', ...options, ...packages], engineDir)
  if (!(await engineInstalled(engineDir))) throw new ModelError('engine-not-installed', { words })
}

/** Npm's own words, when it failed. */
async function runNpm(args: string[], cwd: string): Promise<string> {
  const cli = process.env['npm_execpath']
  const child =
    cli !== undefined && /npm-cli\.c?js$/.test(cli)
      ? spawn(process.execPath, [cli, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
      : spawn('npm', args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' })
  let words = ''
  const listen = (piece: Buffer) => {
    words = `${words}${piece.toString('utf8')}`.slice(0, 4_000)
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', () => resolve(withoutStack(words)))
  })
}

function withoutStack(words: string): string {
  const lines = words.split('\n').filter((line) => line.startsWith('npm error') && !/^npm error\s+at /.test(line))
  return lines.slice(0, mostLines).join('\n')
}
