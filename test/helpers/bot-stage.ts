import { bringIn, type Bot } from './bot.ts'

interface Part {
  name: string
  lang: 'en' | 'zh'
  /** hair, outfit, accessory, skin, hair colour, top, bottom, accent, height, width, head. */
  look: string
  /** In order of liking; residents may have taken some. */
  seats?: readonly string[]
  stand?: { x: number; z: number; yawRadians: number }
  emote?: 'wave' | 'dance' | 'nod' | 'laugh' | 'heart' | 'clap'
}

/** An evening in the garden: who is there besides the residents, how they look, and where they have settled. */
const cast: readonly Part[] = [
  { name: 'Noor', lang: 'en', look: '16.4.0.10.4.2.7.11.102.98.100', seats: ['cushion-2', 'cushion-5'] },
  { name: '阿远', lang: 'zh', look: '12.10.0.8.10.16.7.1.108.100.98', seats: ['cushion-5', 'cushion-2', 'bench-1'] },
  { name: 'June', lang: 'en', look: '3.4.6.0.5.5.6.8.98.100.102', seats: ['stool-7'] },
  { name: 'Kenji', lang: 'en', look: '6.9.0.2.3.13.9.6.106.96.98', seats: ['stool-9'] },
  { name: '苏苏', lang: 'zh', look: '10.5.0.11.0.17.0.1.90.96.108.0.0', seats: ['sofa-2'] },
  { name: 'Tomás', lang: 'en', look: '15.7.0.6.12.12.8.11.110.108.98.0.3.4', seats: ['sofa-4'] },
  { name: 'Lena', lang: 'en', look: '1.0.0.0.0.3.2.1.100.100.100.2', stand: { x: -3.1, z: 0.9, yawRadians: 0.9 }, emote: 'dance' },
  { name: '小禾', lang: 'zh', look: '1.0.6.0.0.0.0.2.100.100.100.1', stand: { x: -2.2, z: -0.6, yawRadians: 0.3 }, emote: 'clap' },
]
/** Long after the last greeting, short of the patience of whoever waits for pictures. */
const emoteEveryMs = 1_600

export interface Stage {
  readonly bots: ReadonlyMap<string, Bot>
  close(): Promise<void>
}

/** Brings the cast in, lets each take their place, and keeps those who dance dancing. */
export async function openStage(url: string): Promise<Stage> {
  const bots = new Map<string, Bot>()
  const timers: NodeJS.Timeout[] = []
  for (const part of cast) {
    const bot = await bringIn(url, part.name, { look: part.look, lang: part.lang })
    bots.set(part.name, bot)
    if (part.seats !== undefined) await sitOnOneOf(bot, part.seats)
    if (part.stand !== undefined) await bot.walkTo(part.stand.x, part.stand.z, part.stand.yawRadians)
    const { emote } = part
    if (emote !== undefined) timers.push(setInterval(() => bot.body.send('emote', { emote }), emoteEveryMs))
  }
  return {
    bots,
    async close() {
      for (const timer of timers) clearInterval(timer)
      await Promise.all([...bots.values()].map((bot) => bot.body.leave()))
    },
  }
}

async function sitOnOneOf(bot: Bot, seats: readonly string[]): Promise<void> {
  const taken = () => new Set([...bot.body.room.state.avatars.values()].map(({ seat }) => seat))
  for (const seat of seats) if (!taken().has(seat) && (await bot.sitOn(seat))) return
  throw new Error(`${bot.body.person.name} found no seat among ${seats.join(', ')}`)
}
