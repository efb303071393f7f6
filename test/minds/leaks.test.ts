import type { ChatModel, ChatRequest } from '@kith/server/src/models/port.ts'
import type { WorldEvent } from '@kith/server/src/world/types.ts'
import type { Volume } from '@kith/shared/protocol'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import type { Village } from '../helpers/village.ts'
import { delta, finish } from './mind-kit.ts'
import { closeVillages, join, quiet, village } from './society-kit.ts'

afterEach(closeVillages)

const people = ['ada', 'bo', 'cy', 'dee', 'eli'] as const
const residents = ['xiaoman', 'zhou'] as const
/** Together, at the edge of earshot, within a murmur, far off. */
const points = [
  { x: -0.6, z: 6.4 },
  { x: 0.7, z: 6.2 },
  { x: 3.2, z: 3.7 },
  { x: 0, z: 0.5 },
  { x: -5.9, z: 5.9 },
  { x: 10, z: 1 },
] as const
const canaryPattern = /Zq\d+x/g
const pieceMs = 5

const person = fc.nat(people.length - 1)
const point = fc.nat(points.length - 1)
const to = fc.constantFrom('Xiaoman, ', 'Zhou, ', 'hello everyone, ', '')
const happening = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('tell' as const),
      who: person,
      to,
      matter: fc.nat(3),
      volume: fc.constantFrom<Volume>('say', 'say', 'say', 'whisper'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      who: person,
      to,
      matter: fc.nat(3),
      arrives: fc.option(person),
      volume: fc.constantFrom<Volume>('say', 'say', 'say', 'whisper'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('walk' as const), who: person, at: point }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('call' as const), who: fc.nat(1), at: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('record' as const), who: person, off: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('listen' as const), ms: fc.constantFrom(300, 1_500, 5_000) }) },
)
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never
const matters = [
  (word: string) => `I like ${word}`,
  (word: string) => `I live in ${word}`,
  (word: string) => `my sister is called ${word}`,
  (word: string) => `I have a meeting about ${word} tomorrow`,
]
const questions = ['what do you remember of me?', 'what do people here like?', 'what did Ada tell you?', 'where do Bo and Cy live?']

/** Watches a village in which a model says every planted word it is shown, and notes each that reaches the wrong ears. */
class Scene {
  readonly leaks: string[] = []
  /** Planted words that residents said again, to those who may hear them. */
  retold = 0
  private readonly told = new Map<string, Set<string>>()
  private readonly offRecord = new Set<string>()
  private readonly hearing = new Map<string, string>()
  private seen = 0
  private planted = 0
  private at: Village | null = null

  readonly parrot: ChatModel = {
    name: 'parrot',
    kind: 'endpoint',
    stream: (request) => this.repeat(request),
  }
  private async *repeat(request: ChatRequest) {
    const prompt = JSON.stringify([request.messages, request.scene.turns, request.scene.memories, request.scene.facts])
    this.shown(request, prompt)
    const words = [...new Set(prompt.match(canaryPattern))]
    const text = `[calm] ${request.reason.length} moths heard somebody something by lamp ${(this.planted += 1)}, late, after the rain had gone, and it was about ${words.join(' and ')}, no less.`
    for (const piece of text.match(/[\s\S]{1,12}/g) ?? []) {
      await new Promise((resolve) => setTimeout(resolve, pieceMs))
      yield delta(piece)
    }
    yield finish()
  }

  /** Nobody whom an answer is for may be a stranger to any word in its prompt; those it is not for are watched in what they hear. */
  private shown({ scene }: ChatRequest, prompt: string): void {
    this.catchUp()
    const isPerson = (body: { kind: string }) => body.kind === 'person'
    const ids = (bodies: readonly { id: string; kind: string }[]) =>
      bodies
        .filter(isPerson)
        .map(({ id }) => id)
        .toSorted()
    const present = ids(scene.present)
    const ears = ids(this.at?.world.hearersOf(scene.residentId, 'say').heard ?? [])
    if (!present.every((id) => ears.includes(id))) this.leaks.push(`a prompt for ${present.join()} while ${ears.join()} hear`)
    this.reaches(present, prompt, 'a prompt')
  }

  private reaches(persons: readonly string[], text: string, where: string): void {
    for (const word of new Set(text.match(canaryPattern)))
      for (const id of persons) {
        if (this.told.get(word)?.has(id) === true) continue
        this.leaks.push(`${word} reached ${id} in ${where}`)
      }
  }

  private watch(event: WorldEvent): void {
    const persons = (ids: readonly string[]) => ids.filter((id) => people.some((one) => one === id))
    if (event.type === 'said') {
      const { text, heardBy, speakerId, offRecord } = event.utterance
      for (const word of text.match(canaryPattern) ?? []) {
        this.told.set(word, new Set(persons([...heardBy, speakerId])))
        if (offRecord) this.offRecord.add(word)
      }
    }
    if (event.type === 'speech-chunk') {
      for (const id of persons(event.hearers)) {
        const key = `${event.utteranceId} ${id}`
        const text = (this.hearing.get(key) ?? '') + event.text
        this.hearing.set(key, text)
        this.reaches([id], text, 'speech')
      }
    }
    if (event.type === 'speech-closed') {
      const { text, heardBy } = event.utterance
      this.reaches(persons(heardBy), text, 'a finished line')
      this.retold += text.match(canaryPattern)?.length ?? 0
    }
  }
  private async run(at: Village, ms: number): Promise<void> {
    await at.run(ms)
    this.catchUp()
  }
  private catchUp(): void {
    const events = this.at?.events.slice(this.seen) ?? []
    this.seen += events.length
    for (const event of events) this.watch(event)
  }

  /** Comes in right beside the residents, as they speak. */
  private async appear(at: Village, id: string): Promise<void> {
    at.world.push({ type: 'leave', id })
    await this.run(at, 50)
    join(at, id, points[1])
    await this.run(at, 250)
  }

  async play(count: number, happenings: readonly Happening[]): Promise<void> {
    const at = await village({ chat: this.parrot, residents })
    this.at = at
    const here = people.slice(0, count)
    for (const [index, id] of residents.entries()) at.place(id, points[index]?.x ?? 0, points[index]?.z ?? 0)
    for (const [index, id] of here.entries()) join(at, id, index < 2 ? (points[index] ?? points[0]) : points[5])
    await this.run(at, 300)
    for (const one of happenings) {
      const who = 'who' in one ? (here[one.who % here.length] ?? 'ada') : 'ada'
      if (one.kind === 'tell') at.say(who, `${one.to}${matters[one.matter]?.(`Zq${(this.planted += 1)}x`) ?? ''}`, { volume: one.volume })
      else if (one.kind === 'ask') at.say(who, `${one.to}${questions[one.matter] ?? ''}`, { volume: one.volume })
      else if (one.kind === 'record') at.world.push({ type: 'off-record', id: who, on: one.off })
      else if (one.kind === 'walk') at.place(who, points[one.at]?.x ?? 0, points[one.at]?.z ?? 0)
      else if (one.kind === 'call') at.place(residents[one.who] ?? 'zhou', points[one.at]?.x ?? 0, points[one.at]?.z ?? 0)
      await this.run(at, one.kind === 'listen' ? one.ms : 250)
      if (one.kind === 'ask' && one.arrives !== null) await this.appear(at, here[one.arrives % here.length] ?? 'bo')
    }
    await quiet(at)
    await this.run(at, 100)
    await at.society.settle()
    for (const id of here) {
      this.reaches([id], JSON.stringify(await at.memory.view(id)), 'the memory panel')
      this.reaches([id], JSON.stringify(await at.store.exportPerson(id)), 'an export')
    }
    for (const id of residents) {
      const kept = JSON.stringify([await at.store.episodes.ofResident(id), await at.store.facts.ofResident(id)])
      for (const word of this.offRecord) if (kept.includes(word)) this.leaks.push(`${word} was off the record and kept by ${id}`)
    }
    await closeVillages()
  }
}

test(
  'TU2, TU3, TU7: whoever comes, goes, tells and asks, no planted word reaches a person who did not hear it told',
  { timeout: 120_000 },
  async () => {
    let retold = 0
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 3, max: 5 }), fc.array(happening, { minLength: 6, maxLength: 18 }), async (count, happenings) => {
        const scene = new Scene()
        await scene.play(count, happenings)
        retold += scene.retold
        expect(scene.leaks).toEqual([])
      }),
      { seed: 20261123, numRuns: 14, endOnFailure: true },
    )
    expect(retold).toBeGreaterThan(10)
  },
)
