import type { Deadlines } from '@kith/server/src/models/openai/deadlines.ts'
import type { ChatRequest, StreamPart } from '@kith/server/src/models/port.ts'
import { startOpenAiServer, type OpenAiServer, type OpenAiServerOptions } from '../helpers/openai-server.ts'
import { chatRequest, residentCard, scene, turn } from './script-talk.ts'

const servers: OpenAiServer[] = []
/** Closes every endpoint opened since. For `afterEach`. */
export async function closeEndpoints(): Promise<void> {
  await Promise.all(servers.splice(0).map((server) => server.close()))
}
export async function endpoint(options: OpenAiServerOptions = {}): Promise<OpenAiServer> {
  const server = await startOpenAiServer(options)
  servers.push(server)
  return server
}

const zhou = residentCard('zhou')
export const quick: Partial<Deadlines> = { firstTokenMs: 600, wholeMs: 1_500, idleMs: 400 }
export const request = (over: Partial<ChatRequest> = {}): ChatRequest =>
  chatRequest(scene(zhou, 'en', { cause: { type: 'addressed', utteranceId: 'u' }, turns: [turn('u', 'Good evening, Zhou')] }), {
    messages: [
      { role: 'system', content: 'You are Zhou.' },
      { role: 'user', content: 'Mira: Good evening, Zhou' },
    ],
    tools: [{ name: 'follow', description: 'Follow someone', parameters: { type: 'object', properties: { person: { type: 'string' } } } }],
    ...over,
  })

export async function collect(parts: AsyncIterable<StreamPart>): Promise<StreamPart[]> {
  const all: StreamPart[] = []
  for await (const part of parts) all.push(part)
  return all
}
export const textOf = (parts: StreamPart[]) => parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join('')
export const endings = (parts: StreamPart[]) => parts.filter((part) => part.type === 'finish' || part.type === 'error')
export const never = new AbortController().signal
