import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '@kith/server/src/app.ts'
import { readSettings } from '@kith/server/src/config/settings.ts'
import { bringIn, type Bot } from './bot.ts'
import { lookOf } from './people.ts'
import { freePort } from './server-process.ts'

/** The garden's own residents are there too. */
const residents = 3
const emotes = ['dance', 'wave', 'clap', 'laugh'] as const

/** A garden with a hundred and more in it, all at real sockets. */
export interface FullRoom {
  readonly url: string
  /** Everybody who is no resident. */
  readonly bots: readonly Bot[]
  /** Every sixth gestures. */
  gesture(): void
  close(): Promise<void>
}

/** A server in this process, because only then may more than two dozen come in, full but for one place: `avatars` bodies and whoever looks. */
export async function openFullRoom(avatars: number): Promise<FullRoom> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kith-full-'))
  const port = await freePort()
  const settings = readSettings({ PORT: String(port), KITH_DATA_DIR: dataDir, KITH_MODEL: 'script', KITH_HOUR: '19.4', KITH_LOG: 'error' })
  const server = await startServer({ settings, easyLimits: 50, rooms: { peoplePerRoom: avatars + 20 } })
  const url = `http://127.0.0.1:${port}`
  const bots: Bot[] = []
  const close = async () => {
    await Promise.all(bots.map((bot) => bot.body.leave()))
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    for (let index = 0; index < avatars - residents - 1; index += 1)
      bots.push(await bringIn(url, `Guest ${index + 1}`, { look: lookOf(index) }))
    await Promise.all(bots.map((bot, index) => bot.walkTo(...placeOf(index))))
  } catch (error) {
    await close()
    throw error
  }
  return {
    url,
    bots,
    gesture() {
      for (const [index, bot] of bots.entries()) if (index % 6 === 0) bot.body.send('emote', { emote: emotes[(index / 6) % 4] })
    },
    close,
  }
}

/** Where the fire is, and how near people come to it. */
const fire = { x: 0, z: 2.2, nearestMetres: 1.75 } as const
/** Half of the way left free from the gate to the fire. */
const aisleMetres = 0.42

/** Rows across the terrace, a pace apart, round the fire and with a way to it, everybody looking a little elsewhere. */
function placeOf(index: number): [x: number, z: number, yawRadians: number] {
  const [row, column] = [Math.floor(index / 12), index % 12]
  const across = (column - 5.5) * 0.75 + (row % 2) * 0.35
  const [x, z] = [across + Math.sign(across) * aisleMetres, 5.2 - row * 1.05]
  const [dx, dz] = [x - fire.x, z - fire.z]
  const away = Math.max(1, fire.nearestMetres / Math.hypot(dx, dz))
  return [fire.x + dx * away, fire.z + dz * away, (index * 2.4) % (Math.PI * 2)]
}
