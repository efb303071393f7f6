import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMemory } from '@kith/server/src/memory/memory.ts'
import type { HeardUtterance, Memory } from '@kith/server/src/memory/types.ts'
import { openStore } from '@kith/server/src/store/open.ts'
import type { Store } from '@kith/server/src/store/types.ts'
import { createLogger } from '@kith/server/src/telemetry/log.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'

const people = ['ada', 'bo', 'cy', 'dee']
const residents = ['xiaoman', 'zhou']
const start = Date.UTC(2026, 10, 22, 12)
let dataDir: string
let store: Store
let runs = 0

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kith-canaries-'))
  store = await openStore({ dataDir, databaseUrl: null, logger: createLogger({ level: 'silent' }) })
})
afterAll(async () => {
  await store.close()
  await rm(dataDir, { recursive: true, force: true })
})

/** One meeting: who stands together, who speaks, and whether a resident answers with everything it may recall. */
const meeting = fc.record({
  near: fc.subarray(people, { minLength: 1 }),
  residentsNear: fc.subarray(residents, { minLength: 1 }),
  kind: fc.constantFrom('tell' as const, 'change' as const, 'correct' as const, 'forget' as const, 'restart' as const),
  about: fc.constantFrom('like', 'live', 'plan'),
  arrives: fc.constantFrom(...people, null),
})
type Meeting = typeof meeting extends fc.Arbitrary<infer T> ? T : never

/** Plants words nobody else could know, lets everyone talk, and watches every word that reaches a person. */
class Garden {
  /** Who heard each planted word from the one who told it. */
  readonly told = new Map<string, Set<string>>()
  readonly leaks: string[] = []
  private memory: Memory
  private readonly prefix: string
  private clockMs = start
  private count = 0

  constructor() {
    runs += 1
    this.prefix = `r${runs}`
    this.memory = this.open()
  }
  private id(resident: string): string {
    return `${this.prefix}${resident}`
  }
  private open(): Memory {
    return createMemory({
      store,
      now: () => this.clockMs,
      newId: () => `${this.prefix}n${(this.count += 1)}`,
      spaceTitle: () => 'garden',
      residentNames: new Map(residents.map((resident) => [this.id(resident), { zh: resident, en: resident }])),
      utcOffsetMinutes: 0,
    })
  }
  async load(): Promise<void> {
    this.memory = this.open()
    for (const resident of residents) await this.memory.load(this.id(resident))
  }
  private canary(speaker: string, hearers: readonly string[]): string {
    this.count += 1
    const word = `Zq${this.prefix}x${this.count}e`
    this.told.set(word.toLowerCase(), new Set([speaker, ...hearers]))
    return word
  }
  private utterance(text: string, speaker: string, heardBy: string[], sourceAudience: string[] | null): HeardUtterance {
    this.count += 1
    this.clockMs += 60_000
    const speakerKind = people.includes(speaker) ? 'person' : 'resident'
    return {
      id: `${this.prefix}u${this.count}`,
      roomId: 'garden',
      conversationId: 'talk',
      speakerId: speaker,
      speakerName: speaker,
      speakerKind,
      text,
      lang: 'en',
      atMs: this.clockMs,
      heardBy,
      offRecord: false,
      sourceAudience,
    }
  }

  async meet(happens: Meeting): Promise<void> {
    const [speaker = 'ada'] = happens.near
    const [resident = 'xiaoman'] = happens.residentsNear
    const ears = [...happens.near, ...happens.residentsNear.map((one) => this.id(one))]
    if (happens.kind === 'restart') await this.load()
    if (happens.kind === 'forget') await this.memory.forget(speaker, this.id(resident), { kind: 'all' })
    if (happens.kind === 'correct') await this.correct(speaker, this.id(resident))
    if (happens.kind === 'tell' || happens.kind === 'change') {
      const word = this.canary(speaker, happens.near)
      const text = { like: `I like ${word}`, live: `I live in ${word}`, plan: `I have a meeting about ${word} tomorrow` }[happens.about]
      const said = this.utterance(happens.kind === 'change' ? `${text}, not tea anymore` : text, speaker, ears, null)
      for (const one of happens.residentsNear) await this.memory.remember(this.id(one), said)
    }
    await this.answer(this.id(resident), happens)
  }

  private async correct(person: string, resident: string): Promise<void> {
    const fact = (await this.memory.view(person)).find(({ residentId }) => residentId === resident)?.facts[0]
    if (fact !== undefined) await this.memory.correct(person, resident, fact.id, `likes ${this.canary(person, [])}`, 'en', this.clockMs)
  }

  /** The worst a resident can do: say everything its prompt holds, while somebody walks up. */
  private async answer(resident: string, { near, residentsNear, arrives }: Meeting): Promise<void> {
    const asked = {
      residentId: resident,
      listeners: near,
      lang: 'en' as const,
      namesPresent: near,
      nowMs: this.clockMs,
      limit: 20,
      exclude: [],
    }
    const hits = [
      ...this.memory.recall({ ...asked, text: 'what do you remember of me' }),
      ...this.memory.recall({ ...asked, text: 'like live meeting city' }),
    ]
    for (const person of people) {
      hits.push(...this.memory.factsAbout(resident, person, near, this.clockMs))
      const shared = this.memory.lastShared(resident, person, near)
      if (shared !== null) hits.push(shared)
    }
    for (const hit of hits) this.reaches(near, hit.text)
    if (hits.length === 0) return
    const text = [...new Set(hits.map((hit) => hit.text))].join('; ')
    const common = hits.map(({ audience }) => audience).reduce((all, audience) => all.filter((id) => audience.includes(id)))
    const atHand = arrives === null ? near : [...new Set([...near, arrives])]
    const hear = atHand.filter((person) => common.includes(person))
    this.reaches(hear, text)
    const said = this.utterance(text, resident, [...hear, ...residentsNear.map((one) => this.id(one)), resident], common)
    for (const one of new Set([resident, ...residentsNear.map((other) => this.id(other))])) await this.memory.remember(one, said)
  }

  private reaches(persons: readonly string[], text: string): void {
    for (const [word, knowing] of this.told) {
      if (!text.toLowerCase().includes(word)) continue
      for (const person of persons) if (!knowing.has(person)) this.leaks.push(`${word} reached ${person}`)
    }
  }
  async panels(): Promise<void> {
    for (const person of people) this.reaches([person], JSON.stringify(await this.memory.view(person)))
  }
}

test('[A5] whatever is told, changed, corrected, retold and overheard: no planted word reaches a person who did not hear it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(meeting, { minLength: 1, maxLength: 25 }), async (meetings) => {
      const garden = new Garden()
      await garden.load()
      for (const happens of meetings) await garden.meet(happens)
      await garden.panels()
      expect(garden.leaks).toEqual([])
    }),
    { seed: 20261122, numRuns: 30 },
  )
})

test('the watch itself works: a word does reach those who heard it', async () => {
  const garden = new Garden()
  await garden.load()
  await garden.meet({ near: ['ada'], residentsNear: ['xiaoman'], kind: 'tell', about: 'like', arrives: 'bo' })
  const [word = ''] = garden.told.keys()
  expect(word).not.toBe('')
  garden.told.set(word, new Set())
  await garden.panels()
  expect(garden.leaks).toContain(`${word} reached ada`)
})
