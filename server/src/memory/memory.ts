import type { Language } from '@kith/shared/text'
import type { EmbeddingModel } from '#models/port.ts'
import { detectCrisis } from '#safety/crisis.ts'
import type { Bond, Episode } from '#store/types.ts'
import { audienceOf, includesAll } from './audience.ts'
import { correctFact } from './correct.ts'
import { extractStatements, warmExtraction } from './extract/extract.ts'
import { standingOf, learn } from './facts.ts'
import { objectKey } from './fact-words.ts'
import { forgetErased, forgetMemories, keepStored } from './forget.ts'
import { episodeIdOf, factIdOf, utteranceIdOf } from './ids.ts'
import { importanceOf, worthReturningTo } from './importance.ts'
import { likeness, Questions } from './meanings.ts'
import { askedOfOneself } from './names.ts'
import { rankMemories } from './rank.ts'
import { ResidentMemory } from './resident-memory.ts'
import { worthComingBackTo } from './return-to.ts'
import type { ForgetWish, HeardUtterance, Memory, RecallHit, RecallQuery } from './types.ts'
import type { MemoryPanel } from './panel-types.ts'
import { createPanel, type PanelDeps } from './panel.ts'
import { createStudies } from './studies.ts'
import type { MemoryStudies } from './study-types.ts'
import { saidToday } from './today.ts'
import { viewOf } from './view.ts'
import type { MemoryWorkshop } from './workshop.ts'

export interface MemoryDeps extends PanelDeps {
  now: () => number
  newId: () => string
  /** Local time in the world, minutes east of UTC; the machine's own when left out. */
  utcOffsetMinutes?: number
  /** With one, memories are also found by what they mean. */
  embedding?: EmbeddingModel | null
  /** Told of every line a resident has kept. Must not throw. */
  onKept?: (residentId: string) => void
}

const talkGapMs = 30 * 60_000
/** Facts that ranking found but that are not for these ears any more are made up for by looking a little further. */
const spareHits = 20

export function createMemory(deps: MemoryDeps): Memory {
  return new ResidentMemories(deps)
}

class ResidentMemories implements Memory {
  private readonly deps: MemoryDeps
  private readonly utcOffsetMinutes: number
  private readonly loaded = new Map<string, ResidentMemory>()
  private readonly loading = new Map<string, Promise<ResidentMemory>>()
  /** One change at a time for each resident, in the order they were asked for. */
  private readonly tails = new Map<string, Promise<unknown>>()
  private readonly erasedIds = new Set<string>()
  /** Lines that went with erased people, by utterance: other residents may be drawing on them just now. */
  private readonly erasedLines = new Set<string>()
  private readonly questions: Questions | null
  readonly studies: MemoryStudies
  readonly panel: MemoryPanel

  constructor(deps: MemoryDeps) {
    this.deps = deps
    this.utcOffsetMinutes = deps.utcOffsetMinutes ?? -new Date(deps.now()).getTimezoneOffset()
    warmExtraction()
    this.questions = deps.embedding == null ? null : new Questions(deps.embedding)
    const workshop: MemoryWorkshop = {
      store: deps.store,
      newId: deps.newId,
      now: deps.now,
      utcOffsetMinutes: this.utcOffsetMinutes,
      embeddingName: deps.embedding?.name ?? null,
      isResident: (id) => deps.residentNames.has(id),
      isErased: (id) => this.erasedIds.has(id),
      inTurn: (residentId, work) => this.inTurn(residentId, work),
      applyChanges: (memory, changes) => this.applyChanges(memory, changes),
    }
    this.studies = createStudies(workshop)
    this.panel = createPanel(workshop, deps)
  }

  async load(residentId: string): Promise<void> {
    await this.of(residentId)
  }

  remember(residentId: string, heard: HeardUtterance): Promise<{ episode: Episode | null; learned: RecallHit[] }> {
    if (heard.offRecord || heard.text.trim() === '') return Promise.resolve({ episode: null, learned: [] })
    // An answer may be sought for it in a moment.
    const listeners = heard.heardBy.filter((hearerId) => !this.deps.residentNames.has(hearerId))
    if (heard.speakerKind === 'person') void this.foresee({ residentId, text: heard.text, listeners })
    return this.inTurn(residentId, async (memory) => {
      const id = episodeIdOf(heard.id, residentId)
      const known = memory.episodes.get(id)
      if (known !== undefined) return { episode: known, learned: [] }
      if (this.mayNotKeep(memory, heard)) {
        memory.forget(id)
        return { episode: null, learned: [] }
      }
      const isPerson = heard.speakerKind === 'person'
      const crisis = isPerson && detectCrisis(heard.text)
      const statements =
        isPerson && !crisis ? extractStatements(heard.text, { nowMs: heard.atMs, utcOffsetMinutes: this.utcOffsetMinutes }) : []
      const self = heard.speakerId === residentId
      const heardBy = heard.heardBy.filter((personId) => !this.erasedIds.has(personId))
      const episode: Episode = {
        id,
        residentId,
        roomId: heard.roomId,
        conversationId: heard.conversationId,
        kind: self ? 'self' : 'utterance',
        speakerId: heard.speakerId,
        speakerName: heard.speakerName,
        text: heard.text,
        lang: heard.lang,
        atMs: heard.atMs,
        audience: audienceOf(heardBy, isPerson ? null : heard.sourceAudience, heard.speakerId, residentId),
        importance: crisis ? 0 : importanceOf(heard.text, statements, !isPerson),
      }
      await this.deps.store.episodes.add([episode])
      if (this.mayNotKeep(memory, heard)) {
        await this.deps.store.episodes.remove([id])
        memory.forget(id)
        return { episode: null, learned: [] }
      }
      memory.putEpisode(episode)
      const source = {
        residentId,
        subjectId: heard.speakerId,
        roomId: heard.roomId,
        lang: heard.lang,
        atMs: heard.atMs,
        audience: episode.audience,
        evidence: [id],
      }
      const changes = learn([...memory.facts.of(heard.speakerId)], statements, source, (index) => factIdOf(id, index))
      await this.applyChanges(memory, changes)
      if (isPerson && episode.importance >= worthReturningTo) await this.noteShared(memory, heard.speakerId, id)
      this.deps.onKept?.(residentId)
      return { episode, learned: changes.add.map((fact) => memory.hit(fact.id, 1, {}, [], heard.atMs)).filter((hit) => hit !== null) }
    })
  }

  recall(query: RecallQuery): RecallHit[] {
    const memory = this.loaded.get(query.residentId)
    if (memory === undefined) return []
    const exclude = new Set(query.exclude.flatMap((id) => [id, episodeIdOf(id, query.residentId)]))
    const meaning = this.questions?.get(askedOfOneself(memory.index, query.text, query.listeners)) ?? null
    const similarity = meaning === null ? {} : { similarity: likeness(memory, meaning) }
    const ranked = rankMemories(memory.index, { ...query, exclude, limit: query.limit + spareHits }, similarity)
    const hits = ranked
      .map(({ id, score, parts }) => memory.hit(id, score, parts, query.listeners, query.nowMs))
      .filter((hit) => hit !== null)
      // Unasked, a resident never comes back to such words (R9).
      .filter(({ id }) => query.text !== '' || !memory.toldInCrisis(id))
    return hits.slice(0, query.limit)
  }

  foresee({ residentId, text, listeners }: Pick<RecallQuery, 'residentId' | 'text' | 'listeners'>): Promise<void> {
    if (this.questions === null) return Promise.resolve()
    const memory = this.loaded.get(residentId)
    return this.questions.foresee(memory === undefined ? text : askedOfOneself(memory.index, text, listeners))
  }

  factsAbout(residentId: string, personId: string, listeners: string[], nowMs: number): RecallHit[] {
    const memory = this.loaded.get(residentId)
    if (memory === undefined) return []
    const seen = new Set<string>()
    const found: RecallHit[] = []
    const facts = [...memory.facts.of(personId)].filter((fact) => includesAll(fact.audience, listeners))
    for (const fact of facts.toSorted((a, b) => b.createdMs - a.createdMs || (a.id < b.id ? -1 : 1))) {
      const key = `${fact.predicate} ${fact.predicate === 'plan' ? fact.text : objectKey(fact.object)}`
      if (seen.has(key) || standingOf(fact, memory.facts.beside(fact), listeners, nowMs) !== 'current') continue
      const hit = memory.hit(fact.id, fact.confidence, {}, listeners, nowMs)
      if (hit === null) continue
      seen.add(key)
      found.push(hit)
    }
    return found
  }

  lastShared(residentId: string, personId: string, listeners: string[]): RecallHit | null {
    const memory = this.loaded.get(residentId)
    if (memory === undefined) return null
    const nowMs = this.deps.now()
    const last = worthComingBackTo(memory, personId, listeners, nowMs)
    return last === undefined ? null : memory.hit(last.id, 1, {}, listeners, nowMs)
  }

  bond(residentId: string, personId: string): Bond | null {
    return this.loaded.get(residentId)?.bonds.get(personId) ?? null
  }

  meet(residentId: string, personId: string, nowMs: number): Promise<Bond> {
    return this.inTurn(residentId, async (memory) => {
      const known = memory.bonds.get(personId)
      const again = known !== undefined && nowMs - known.lastMetMs <= talkGapMs
      const bond: Bond = {
        residentId,
        personId,
        firstMetMs: known?.firstMetMs ?? nowMs,
        lastMetMs: Math.max(nowMs, known?.lastMetMs ?? nowMs),
        talks: (known?.talks ?? 0) + (again ? 0 : 1),
        lastEpisodeId: known?.lastEpisodeId ?? null,
      }
      const kept = await this.putBond(memory, bond)
      await this.studies.noteTalks(kept, again)
      return kept
    })
  }

  view(personId: string): ReturnType<Memory['view']> {
    return viewOf(personId, this.deps, (residentId) => this.loaded.get(residentId) ?? null)
  }

  correct(personId: string, residentId: string, factId: string, text: string, lang: Language, nowMs: number): Promise<boolean> {
    if (!this.deps.residentNames.has(residentId)) return Promise.resolve(false)
    return this.inTurn(residentId, async (memory) => {
      const changes = correctFact([...memory.facts.of(personId)], {
        personId,
        residentId,
        factId,
        text,
        lang,
        nowMs,
        utcOffsetMinutes: this.utcOffsetMinutes,
        newId: this.deps.newId(),
      })
      if (changes === null) return false
      await this.applyChanges(memory, changes)
      return true
    })
  }

  today(residentId: string, listeners: string[], nowMs: number): RecallHit[] {
    const memory = this.loaded.get(residentId)
    return memory === undefined ? [] : saidToday(memory, listeners, nowMs, this.utcOffsetMinutes)
  }

  forget(personId: string, residentId: string, what: ForgetWish): Promise<number> {
    if (!this.deps.residentNames.has(residentId)) return Promise.resolve(0)
    return this.inTurn(residentId, (memory) => forgetMemories(memory, personId, what, this.deps))
  }

  hasForgotten(residentId: string, utteranceId: string): boolean {
    return this.loaded.get(residentId)?.hasForgotten(utteranceId) === true
  }

  async erased(personId: string): Promise<void> {
    this.erasedIds.add(personId)
    this.questions?.clear()
    for (const memory of this.loaded.values())
      for (const id of forgetErased(memory, personId, this.deps.residentNames)) this.erasedLines.add(utteranceIdOf(id))
    // Those being read just now may have read too early.
    const awake = new Set([...this.loaded.keys(), ...this.loading.keys(), ...this.tails.keys()])
    await Promise.all(
      [...awake].map((residentId) =>
        this.inTurn(residentId, async (memory) => {
          forgetErased(memory, personId, this.deps.residentNames)
          await keepStored(memory, this.deps.store)
        }),
      ),
    )
  }

  /** Said by somebody erased, or by a resident to them, or drawn from what was forgotten while it was being said. */
  private mayNotKeep(memory: ResidentMemory, { speakerId, speakerKind, heardBy, sources = [] }: HeardUtterance): boolean {
    if (this.erasedIds.has(speakerId)) return true
    if (speakerKind === 'person') return false
    const gone = sources.some((source) => memory.hasForgotten(source) || this.erasedLines.has(utteranceIdOf(source)))
    return gone || heardBy.some((id) => this.erasedIds.has(id))
  }

  private async applyChanges(memory: ResidentMemory, changes: ReturnType<typeof learn>): Promise<void> {
    if (changes.add.length > 0) await this.deps.store.facts.add(changes.add)
    for (const { id, change } of changes.update) await this.deps.store.facts.update(id, change)
    for (const { id, change } of changes.update) {
      const fact = memory.facts.get(id)
      if (fact !== undefined) memory.putFact({ ...fact, ...change })
    }
    for (const fact of changes.add) memory.putFact(fact)
    if (changes.remove.length === 0) return
    await this.deps.store.facts.remove(changes.remove)
    for (const id of changes.remove) memory.drop(id)
  }

  private async noteShared(memory: ResidentMemory, personId: string, episodeId: string): Promise<void> {
    const bond = memory.bonds.get(personId)
    if (bond !== undefined) await this.putBond(memory, { ...bond, lastEpisodeId: episodeId })
  }

  private async putBond(memory: ResidentMemory, bond: Bond): Promise<Bond> {
    if (this.erasedIds.has(bond.personId)) return bond
    await this.deps.store.bonds.put(bond)
    memory.bonds.set(bond.personId, bond)
    return bond
  }

  private inTurn<T>(residentId: string, work: (memory: ResidentMemory) => Promise<T>): Promise<T> {
    const before = this.tails.get(residentId) ?? Promise.resolve()
    const turn = before.then(async () => work(await this.of(residentId)))
    this.tails.set(
      residentId,
      turn.then(
        () => undefined,
        () => undefined,
      ),
    )
    return turn
  }

  private of(residentId: string): Promise<ResidentMemory> {
    const known = this.loaded.get(residentId)
    if (known !== undefined) return Promise.resolve(known)
    const running = this.loading.get(residentId) ?? this.read(residentId)
    this.loading.set(residentId, running)
    return running
  }

  private async read(residentId: string): Promise<ResidentMemory> {
    try {
      const { store } = this.deps
      const [episodes, facts, bonds, reflections] = await Promise.all([
        store.episodes.ofResident(residentId),
        store.facts.ofResident(residentId),
        store.bonds.ofResident(residentId),
        store.reflections.ofResident(residentId),
      ])
      const memory = new ResidentMemory(residentId, this.utcOffsetMinutes, { episodes, facts, bonds, reflections })
      const { embedding } = this.deps
      const vectors = embedding == null ? [] : await store.vectors.ofResident(residentId, embedding.name)
      for (const { memoryId, numbers } of vectors) memory.vectors.set(memoryId, numbers)
      this.loaded.set(residentId, memory)
      return memory
    } finally {
      this.loading.delete(residentId)
    }
  }
}
