/** Where body number `index` of the crowd is at a moment: round and round on its own circle, at walking speed. */
export function crowdPlace(index: number, atMs: number): { x: number; z: number; yawRadians: number } {
  const radiusMetres = 4 + (index % 7)
  const column = index % 15
  const row = Math.floor(index / 15)
  const angle = index + (((atMs / 1000) * walkMetresPerSecond) / radiusMetres) * (index % 2 === 0 ? 1 : -1)
  return {
    x: -38 + column * 5.4 + Math.sin(angle) * radiusMetres,
    z: -36 + row * 5.4 + Math.cos(angle) * radiusMetres,
    yawRadians: ((angle % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI),
  }
}

const walkMetresPerSecond = 3
export const sendEveryMs = 80

export type CrowdMode = 'kith' | 'baseline'
/** What a server has sent and taken in so far. */
export interface CrowdCounts {
  bytesSent(): number
  moves(): Promise<number>
}
/** Parent → bots: whom to bring in, and where. */
export interface CrowdOrders {
  mode: CrowdMode
  endpoint: string
  roomId: string
  tickets: { token: string; pass: string }[]
  startMs: number
}
/** Server → parent. */
export type ServerReport =
  | { type: 'ready'; orders: CrowdOrders }
  | { type: 'measured'; movesPerSecond: number; bytesPerSecond: number; cpu: number; loopP99Ms: number; rssMb: number; corrections: number }
