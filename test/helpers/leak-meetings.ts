import type { ChatModel, ChatRequest } from '@kith/server/src/models/port.ts'
import type { WorldEvent } from '@kith/server/src/world/types.ts'
import type { Volume } from '@kith/shared/protocol'
import { pick, shuffled } from './floor-cast.ts'
import { openLeakGarden, type LeakGarden, type Pause } from './leak-garden.ts'
import { LeakWatch } from './leak-watch.ts'
import { seeded, type Chance } from './room-fuzz.ts'

const people = Array.from({ length: 50 }, (_, index) => `p${index}`)
const firstNames = [
  'Ada',
  'Bo',
  'Cy',
  'Dee',
  'Eli',
  'Fay',
  'Gus',
  'Hal',
  'Ida',
  'Jo',
  'Kit',
  'Lu',
  'Mo',
  'Nan',
  'Oz',
  '王小明',
  '李娜',
  '陈思远',
] as const
const homes = { xiaoman: { x: -0.6, z: 5.2 }, zhou: { x: 0.7, z: 5.2 } } as const
/** Beside the residents, where a whisper reaches; in a circle; at the edge of earshot; within a murmur; far off. */
const places = [
  { x: -0.5, z: 6.3 },
  { x: 0.6, z: 6.3 },
  { x: 0, z: 7.2 },
  { x: 3.2, z: 3.7 },
  { x: 0, z: 0.5 },
  { x: -5.9, z: 5.9 },
  { x: 10, z: 1 },
] as const
const nearPlaces = places.slice(0, 4)
const matters = [
  (word: string) => `I like ${word}`,
  (word: string) => `I live in ${word}`,
  (word: string) => `my sister is called ${word}`,
  (word: string) => `I have a meeting about ${word} tomorrow`,
  (word: string) => `between us, ${word} is where it is hidden`,
  (word: string) => `I don't like ${word} anymore`,
] as const
const calls = ['Xiaoman, ', 'Zhou, ', 'hello everyone, ', ''] as const
const pieceMs = 100
const mostRepeated = 8

/** How many meetings one garden lasts; the next begins with empty memories. */
export const meetingsEach = 100

/**
 * Fifty people meet two residents again and again, in any order and company, tell each planted words and ask what the
 * others told. Whatever a model is shown it says aloud: only the rules stand between a word and the wrong ears.
 */
export async function playGarden(seed: number, meetings: number, watch: LeakWatch, audienceRule: boolean): Promise<void> {
  const chance = seeded(seed)
  const visitors = new Visitors(chance, watch)
  const garden = await openLeakGarden({
    residents: homes,
    voice: (pause) => parrot(watch, visitors, pause),
    everybodyMayKnow: audienceRule ? null : people,
    onWire: (personId, type, message) => visitors.gets(personId, type, message),
    onEvent: (event) => visitors.watches(event),
  })
  visitors.garden = garden
  try {
    for (let meeting = 0; meeting < meetings; meeting += 1) await visitors.meet()
    await thinkItOver(garden, watch)
    for (const id of people) {
      watch.reaches([id], await garden.panelsOf(id), 'panel')
      watch.reaches([id], await garden.exportOf(id), 'export')
    }
    for (const id of garden.residentIds) watch.keeps(id, await garden.keptBy(id))
  } finally {
    await garden.close()
  }
}

class Visitors {
  garden: LeakGarden | null = null
  private readonly chance: Chance
  private readonly watch: LeakWatch
  private readonly here = new Set<string>()
  /** What each person has got of each line so far. */
  private readonly got = new Map<string, string>()
  private readonly names = new Map<string, string>()

  constructor(chance: Chance, watch: LeakWatch) {
    this.chance = chance
    this.watch = watch
    for (const [index, id] of people.entries())
      this.names.set(id, `${firstNames[index % firstNames.length] ?? 'Ada'}${index >= 36 ? '' : ` ${index}`}`)
  }
  private get at(): LeakGarden {
    if (this.garden === null) throw new Error('the garden is not open')
    return this.garden
  }

  /** Everything a person's connection is sent, put together line by line: a word may come in pieces. */
  gets(personId: string, type: string, message: unknown): void {
    const id = typeof message === 'object' && message !== null && 'id' in message ? String(message.id) : type
    const piece =
      type === 'utterance-delta' && typeof message === 'object' && message !== null && 'text' in message
        ? String(message.text)
        : JSON.stringify(message)
    const key = `${personId} ${id} ${type}`
    const text = (type === 'utterance-delta' ? (this.got.get(key) ?? '') : '') + piece
    this.got.set(key, text)
    this.watch.reaches([personId], text, 'wire')
  }
  watches(event: WorldEvent): void {
    if (event.type === 'said') {
      const { text, heardBy, speakerId, offRecord } = event.utterance
      this.watch.tell(
        text,
        [...heardBy, speakerId].filter((id) => people.includes(id)),
        offRecord,
      )
    }
    if (event.type === 'speech-closed') this.watch.retold += this.watch.wordsIn(event.utterance.text).length
  }

  /** Some come, things happen, and all but a few go again: they are there when the next group comes. */
  async meet(): Promise<void> {
    const { chance } = this
    for (const id of shuffled(chance, people).slice(0, 1 + Math.floor(chance() * 4)))
      this.come(id, pick(chance, chance() < 0.8 ? nearPlaces : places))
    await this.at.run(150)
    const happenings = 2 + Math.floor(chance() * 4)
    for (let index = 0; index < happenings; index += 1) await this.happen()
    await this.at.calm()
    for (const id of this.here) if (chance() < 0.75) this.go(id)
    this.got.clear()
    await this.at.run(50)
  }
  private come(id: string, at: (typeof places)[number]): void {
    if (this.here.has(id)) return this.at.walk(id, at)
    this.here.add(id)
    this.at.join(id, this.names.get(id) ?? id, at)
  }
  private go(id: string): void {
    this.here.delete(id)
    this.at.leave(id)
  }

  private async happen(): Promise<void> {
    const { chance, at } = this
    const who = pick(chance, [...this.here])
    if (who === undefined) return
    const volume: Volume = chance() < 0.15 ? 'whisper' : 'say'
    const kind = chance()
    if (kind < 0.34) at.say(who, `${pick(chance, calls)}${pick(chance, matters)(this.watch.plant())}`, volume)
    else if (kind < 0.72) at.say(who, `${pick(chance, calls)}${this.question()}`, volume)
    else if (kind < 0.82) at.walk(who, pick(chance, places))
    else if (kind < 0.87) this.renamed(who)
    else if (kind < 0.92) at.offRecord(who, chance() < 0.5)
    else if (kind < 0.96) this.back(who)
    else this.go(who)
    await at.run(pick(chance, [100, 300, 700, 1_500]))
    // Into the middle of a sentence.
    if (chance() < 0.4) this.come(pick(chance, people), pick(chance, nearPlaces))
    await at.run(pick(chance, [100, 600, 1_500]))
  }
  private question(): string {
    const { chance } = this
    const [one, other] = [pick(chance, people), pick(chance, people)].map((id) => this.names.get(id) ?? id)
    return pick(chance, [
      'what do you remember of me?',
      'what do people here like?',
      `what did ${one} tell you?`,
      `where do ${one} and ${other} live?`,
      'who has a sister?',
      'what is hidden, and where?',
      'what did you hear today?',
    ])
  }
  /** A new name, their own or somebody else's: it makes nobody another person. */
  private renamed(who: string): void {
    const name = this.chance() < 0.5 ? (this.names.get(pick(this.chance, people)) ?? 'Ada') : `Robin ${Math.floor(this.chance() * 1000)}`
    this.names.set(who, name)
    this.at.rename(who, name)
  }
  /** Gone and back at once, as when a guest signs in to an account: the same person under another name. */
  private back(who: string): void {
    this.go(who)
    this.names.set(who, `Linked ${Math.floor(this.chance() * 1000)}`)
    this.come(who, pick(this.chance, nearPlaces))
  }
  /** Persons who hear this resident now. */
  ears(residentId: string): string[] {
    return this.at.hears(residentId)
  }
}

/** Says every planted word it is shown, as many as fit in a breath. Nobody whom it is for may be a stranger to any it was shown. */
function parrot(watch: LeakWatch, visitors: Visitors, pause: Pause): ChatModel {
  let said = 0
  return {
    name: 'parrot',
    kind: 'endpoint',
    async *stream(request: ChatRequest, signal) {
      const { scene } = request
      const prompt = JSON.stringify([request.messages, request.tools, scene.turns, scene.memories, scene.facts])
      const present = scene.present.filter(({ kind }) => kind === 'person').map(({ id }) => id)
      watch.reaches(present, prompt, 'prompt')
      const strangers = present.filter((id) => !visitors.ears(scene.residentId).includes(id))
      watch.reaches(strangers, strangers.length > 0 ? prompt : '', 'prompt')
      const words = shuffled(seeded(said), watch.wordsIn(prompt)).slice(0, mostRepeated)
      const text = `[calm] ${(said += 1)} moths heard somebody something by lamp ${said}, late, after the rain had gone, and it was about ${words.join(' and ')}, no less.`
      for (const piece of text.match(/[\s\S]{1,24}/g) ?? []) {
        await pause(pieceMs, signal)
        if (signal.aborted) return yield { type: 'error', code: 'aborted', retryable: false }
        yield { type: 'text-delta', text: piece }
      }
      yield { type: 'finish', reason: 'stop', usage: { promptTokens: 1, completionTokens: 1 } }
    },
  }
}

/** Each resident writes down, as a careless model would, every word of a day with each person. */
async function thinkItOver({ memory, residentIds }: LeakGarden, watch: LeakWatch): Promise<void> {
  for (const residentId of residentIds)
    for (const { personId, day, lines } of await memory.studies.daysTogether(residentId)) {
      const text = lines.map((line) => line.text).join(' ')
      watch.reaches([personId], text, 'prompt')
      const all = lines.map(({ id }) => id)
      const draft = {
        personId,
        day,
        drawnFrom: all,
        insights: [{ text, evidence: all.slice(0, 3) }],
        diary: text,
        bond: { reason: text, evidence: all.slice(0, 3) },
      }
      await memory.studies.noteReflection(residentId, { ...draft, lang: 'en', model: 'parrot' }, lines.at(-1)?.atMs ?? 0)
    }
}
