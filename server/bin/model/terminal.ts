import { createInterface } from 'node:readline/promises'
import { ModelError } from './model-error.ts'
import { Pace, progressLine } from './progress.ts'

/** Where the command speaks. */
export interface Terminal {
  readonly canAsk: boolean
  say(text: string): void
  ask(question: string): Promise<string>
  progress(label: string, bytes: number, total: number): void
  endProgress(): void
}

const redrawMs = 200
/** In a log, where lines cannot be drawn over. */
const logEveryShare = 0.1

export function processTerminal(signal: AbortSignal): Terminal {
  const { stdin, stdout } = process
  let pace = new Pace()
  let label = ''
  let drawnMs = 0
  let loggedShare = 0
  const drawOver = stdout.isTTY
  return {
    canAsk: stdin.isTTY && stdout.isTTY,
    say: (text) => void stdout.write(`${text}\n`),
    async ask(question) {
      const lines = createInterface({ input: stdin, output: stdout })
      // While it asks, the keys go to it and not to the process.
      lines.once('SIGINT', () => void process.emit('SIGINT'))
      const left = new Promise<never>((_, reject) => lines.once('close', () => reject(new ModelError('ask-needs-terminal'))))
      try {
        return await Promise.race([lines.question(question, { signal }), left])
      } finally {
        lines.close()
      }
    },
    progress(nextLabel, bytes, total) {
      if (nextLabel !== label) [label, pace, loggedShare] = [nextLabel, new Pace(), 0]
      const nowMs = performance.now()
      const whole = bytes === total
      if (drawOver ? nowMs - drawnMs < redrawMs && !whole : bytes / total < loggedShare) return
      drawnMs = nowMs
      loggedShare = Math.floor(bytes / total / logEveryShare + 1) * logEveryShare
      const line = `  ${progressLine({ label, bytes, total, bytesPerSecond: pace.at(nowMs, bytes) })}`
      stdout.write(drawOver ? `\r\x1b[2K${line}${whole ? '\n' : ''}` : `${line}\n`)
    },
    endProgress() {
      if (drawOver && label !== '') stdout.write('\r\x1b[2K')
      label = ''
    },
  }
}
