import type { WorldCommand, WorldEvent } from '../types.ts'
import { createWorld, type World } from '../world.ts'
import { flatNavmesh, flatSpace } from './flat-space.ts'

type EventOf<T extends WorldEvent['type']> = Extract<WorldEvent, { type: T }>

/** A flat world with a hand-turned clock, for tests. Bodies are called by their names. */
export interface Scene {
  world: World
  nowMs(): number
  /** Joins a body at a place; its id is its name. Pids count up from 1. */
  join(name: string, x: number, z: number, kind?: 'person' | 'resident'): void
  push(...commands: WorldCommand[]): void
  /** One step of 50 ms. */
  step(): WorldEvent[]
  /** Steps for so long and gives back everything that happened. */
  run(ms: number): WorldEvent[]
  at(name: string): { x: number; z: number; seatId: string | null }
}

export function createScene(): Scene {
  let nowMs = 1_000_000
  let pid = 0
  let conversations = 0
  const world = createWorld({ space: flatSpace(), navmesh: flatNavmesh(), nextId: () => `c${(conversations += 1)}`, shout: true })
  const step = () => {
    nowMs += 50
    return world.step(nowMs)
  }
  return {
    world,
    nowMs: () => nowMs,
    join(name, x, z, kind = 'person') {
      world.push({ type: 'join', body: { id: name, kind, name, lang: 'en' }, pid: (pid += 1), at: { x, z, yawRadians: 0 } })
      step()
    },
    push: (...commands) => commands.forEach((command) => world.push(command)),
    step,
    run(ms) {
      const events: WorldEvent[] = []
      for (let passed = 0; passed < ms; passed += 50) events.push(...step())
      return events
    },
    at(name) {
      const body = world.bodies.get(name)
      if (body === undefined) throw new Error(`nobody called ${name}`)
      return { x: body.x, z: body.z, seatId: body.seatId }
    },
  }
}

export function eventsOf<T extends WorldEvent['type']>(events: readonly WorldEvent[], type: T): EventOf<T>[] {
  return events.filter((event): event is EventOf<T> => event.type === type)
}

/** A line ready to push. */
export function line(id: string, text: string, more: Partial<Extract<WorldCommand, { type: 'say' }>> = {}): WorldCommand {
  return { type: 'say', id, utteranceId: `u-${text}`, clientId: null, text, volume: 'say', lang: 'en', hop: 0, ...more }
}
