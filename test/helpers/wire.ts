import type { Page } from 'playwright-core'

/** First byte of a message of the room, as Colyseus counts its kinds. */
const roomData = 13

/** The page's own connection in a test's hands: what the server might say is said, and it ends with whatever code is wanted. */
export interface WireInHand {
  /** Says to the page what its server would. */
  say(type: string, message: object): Promise<void>
  /** Ends the connection, as the server does with a code of its own. */
  close(code: number): Promise<void>
}

interface Held {
  lastSocket: WebSocket | null
}

/** Takes hold of every connection the page opens from its next load on; all else passes through as it is. */
export async function takeWire(page: Page): Promise<WireInHand> {
  await page.addInitScript(() => {
    const held = window as unknown as Held
    held.lastSocket = null
    const Real = window.WebSocket
    window.WebSocket = class extends Real {
      constructor(...given: ConstructorParameters<typeof Real>) {
        super(...given)
        held.lastSocket = this
      }
    }
  })
  return {
    say: (type, message) =>
      page.evaluate(
        (bytes) => {
          const { lastSocket } = window as unknown as Held
          lastSocket?.dispatchEvent(new MessageEvent('message', { data: new Uint8Array(bytes).buffer }))
        },
        [roomData, ...packed(type), ...packed(message)],
      ),
    close: (code) =>
      page.evaluate((wanted) => {
        const { lastSocket } = window as unknown as Held
        lastSocket?.dispatchEvent(new CloseEvent('close', { code: wanted, wasClean: true }))
        lastSocket?.close()
      }, code),
  }
}

/** MessagePack for what messages are made of: short texts, small counts, yes and no, lists and records. */
function packed(value: unknown): number[] {
  if (value === null) return [0xc0]
  if (typeof value === 'boolean') return [value ? 0xc3 : 0xc2]
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 128) return [value]
  if (typeof value === 'string') {
    const bytes = [...Buffer.from(value, 'utf8')]
    return bytes.length < 32 ? [0xa0 | bytes.length, ...bytes] : [0xd9, bytes.length, ...bytes]
  }
  if (Array.isArray(value)) return [0x90 | value.length, ...value.flatMap(packed)]
  if (typeof value === 'object') return [0x80 | Object.keys(value).length, ...Object.entries(value).flat().flatMap(packed)]
  throw new Error(`${typeof value} is not packed here`)
}
