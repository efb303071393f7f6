import type { ErrorAnswer, FigureAnswer } from '@kith/shared/protocol'
import { type Api, Refused, Unreachable } from './api.ts'

/** Large files on slow lines take a while. */
const timeoutMs = 60_000

/** Sends a figure's bytes; from then on everybody in the room is told of it. Throws `Refused` or `Unreachable`. */
export async function sendFigure(api: Api, bytes: ArrayBuffer): Promise<string> {
  const token = await api.token()
  let response: Response
  try {
    response = await fetch('/api/figure', {
      method: 'POST',
      headers: { accept: 'application/json', authorization: `Bearer ${token}`, 'content-type': 'model/gltf-binary' },
      body: bytes,
      signal: AbortSignal.timeout(timeoutMs),
    })
  } catch (cause) {
    throw new Unreachable({ cause })
  }
  const answer = await readAnswer(response)
  if ('error' in answer) throw new Refused(answer.error)
  return answer.figure
}

async function readAnswer(response: Response): Promise<FigureAnswer | ErrorAnswer> {
  try {
    return (await response.json()) as FigureAnswer | ErrorAnswer
  } catch (cause) {
    throw new Unreachable({ cause })
  }
}

export async function ownFigure(api: Api): Promise<string> {
  return (await api.call<FigureAnswer>('GET', '/api/figure')).figure
}

export async function takeOffFigure(api: Api): Promise<void> {
  await api.call<FigureAnswer>('DELETE', '/api/figure')
}
