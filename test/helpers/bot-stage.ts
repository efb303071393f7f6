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
  { name: 'Noor', lang: 'en', look: '5.3.1.4.0.8.1.2.102.98.100', seats: ['cushion-2', 'cushion-5'] },
  { name: '阿远', lang: 'zh', look: '3.0.0.1.0.2.3.1.108.100.98', seats: ['cushion-5', 'cushion-2', 'bench-1'] },
  { name: 'June', lang: 'en', look: '7.1.3.0.5.4.6.3.98.100.102', seats: ['stool-7'] },
  { name: 'Kenji', lang: 'en', look: '1.4.4.2.1.9.2.5.106.104.98', seats: ['stool-9'] },
  { name: '苏苏', lang: 'zh', look: '8.1.2.0.7.11.5.4.90.96.108', seats: ['sofa-2'] },
  { name: 'Tomás', lang: 'en', look: '4.0.0.3.3.6.0.0.110.106.98', seats: ['sofa-4'] },
  { name: 'Lena', lang: 'en', look: '2.3.0.0.4.0.7.6.100.94.100', stand: { x: -3.1, z: 0.9, yawRadians: 0.9 }, emote: 'dance' },
  { name: '小禾', lang: 'zh', look: '6.0.1.0.2.10.4.7.94.98.104', stand: { x: -2.2, z: -0.6, yawRadians: 0.3 }, emote: 'clap' },
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
