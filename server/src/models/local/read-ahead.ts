import type { OpenLocal } from './open-local.ts'
import { unhurriedName } from './endpoint.ts'

const busyStatus = 503
const lookAgainMs = 5_000
const mostTries = 20

export interface ReadAheadDeps {
  log: { info(fields: object, message: string): void }
  /** Resolves early when the signal fires. */
  pause?: (ms: number, signal: AbortSignal) => Promise<void>
}

/**
 * Has a model of ours read what every prompt of each resident begins with, before anybody speaks to them: on a processor that
 * is most of the wait for a first word. Gives way to any talk, and takes it up again when it is quiet. Never rejects.
 */
export async function readAhead(
  { choice, process }: OpenLocal,
  beginnings: readonly string[],
  signal: AbortSignal,
  deps: ReadAheadDeps,
): Promise<void> {
  if (choice.type !== 'endpoint' || process === null) return
  const { log, pause = pauseFor } = deps
  let read = 0
  for (const content of beginnings) {
    const body = JSON.stringify({ model: unhurriedName(choice.model), max_tokens: 1, messages: [{ role: 'system', content }] })
    for (let tries = 0; tries < mostTries && !signal.aborted; tries += 1) {
      const status = await ask(process.baseUrl, process.key, body, signal)
      if (status === 200) read += 1
      if (status !== busyStatus) break
      await pause(lookAgainMs, signal)
    }
  }
  if (!signal.aborted) log.info({ read, of: beginnings.length }, 'the local model has read who the residents are')
}

/** The status, or 0 when nobody answered: then the process is gone, and what it had read as well. */
async function ask(baseUrl: string, key: string, body: string, signal: AbortSignal): Promise<number> {
  try {
    const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }
    const response = await fetch(`${baseUrl}/chat/completions`, { method: 'POST', headers, body, signal })
    await response.arrayBuffer()
    return response.status
  } catch {
    return 0
  }
}

function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
