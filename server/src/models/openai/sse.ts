/** A data line longer than this is not a chunk of speech. */
const longestLineCharacters = 256 * 1024

export type SseEvent = { type: 'data'; json: unknown } | { type: 'rubbish' } | { type: 'done' }

/**
 * Server-sent events as endpoints really send them: any line ending, comments, fields nobody needs, lines that are not JSON.
 * A bad line is reported as rubbish and the stream goes on. Ends when the body ends; throws only what the body throws.
 */
export async function* readSse(body: ReadableStream<Uint8Array>): AsyncGenerator<SseEvent> {
  const decoder = new TextDecoder('utf-8')
  const reader = body.getReader()
  let buffer = ''
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      buffer += decoder.decode(read.value, { stream: true })
      const lines = buffer.split(/\r\n|\n|\r(?!$)/)
      buffer = lines.pop() ?? ''
      if (buffer.length > longestLineCharacters) {
        buffer = ''
        yield { type: 'rubbish' }
      }
      for (const line of lines) yield* eventOf(line)
    }
    yield* eventOf(buffer + decoder.decode())
  } finally {
    // The body may already be broken; what ended the reading is told by it, not by this.
    await reader.cancel().catch(() => undefined)
  }
}

function* eventOf(line: string): Generator<SseEvent> {
  const text = line.trim()
  if (text === '' || text.startsWith(':') || /^(?:event|id|retry):/.test(text)) return
  if (!text.startsWith('data:')) {
    yield { type: 'rubbish' }
    return
  }
  const data = text.slice(5).trim()
  if (data === '[DONE]') {
    yield { type: 'done' }
    return
  }
  try {
    yield { type: 'data', json: JSON.parse(data) }
  } catch {
    yield { type: 'rubbish' }
  }
}
