import { readFile } from 'node:fs/promises'
import { EngineError, engineFailures, type Engine, type OpenEngine } from '@kith/server/src/models/local/engine.ts'

/**
 * Stands in for the words of a local model, in its real process and behind its real endpoint. The "model" file says how it
 * loads: `talks`, `dies`, or the code of a failure. What it is told says how it answers: `die`, `hang`, `break`, or words to echo.
 */
export const openEngine: OpenEngine = async ({ file, contextTokens }) => {
  // Libraries may speak on the channel as well; the server lets them.
  process.send?.({ type: 'gossip' })
  const says = (await readFile(file, 'utf8')).trim()
  const failure = engineFailures.find((code) => code === says)
  if (failure !== undefined && failure !== 'died') throw new EngineError(failure, `scripted ${failure}`)
  if (says === 'dies') process.kill(process.pid, 'SIGKILL')
  return scripted(contextTokens)
}

function scripted(contextTokens: number): Engine {
  const countTokens: Engine['countTokens'] = (messages) => messages.reduce((sum, { content }) => sum + content.length, 0)
  return {
    contextTokens,
    countTokens,
    async generate({ messages, maxTokens, stop }, onText, signal) {
      const told = messages.at(-1)?.content ?? ''
      if (told === 'die') process.kill(process.pid, 'SIGKILL')
      if (told === 'break') {
        onText('half a ')
        throw new Error('scripted')
      }
      if (told === 'hang') {
        onText('well ')
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))
      }
      const words = `you said: ${told}`.split(/(?<=\s)/)
      const ended = words.findIndex((word) => stop.includes(word.trim()))
      const kept = words.slice(0, ended === -1 ? maxTokens : Math.min(ended, maxTokens))
      for (const word of kept) onText(word)
      const reason = kept.length === maxTokens && ended === -1 && kept.length < words.length ? 'length' : 'stop'
      return { reason, promptTokens: countTokens(messages), cachedTokens: 0, completionTokens: kept.length }
    },
    close: () => Promise.resolve(),
  }
}
