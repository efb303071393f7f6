import type { DiaryVoice } from '@kith/shared/card'
import type {
  BondEvent as BondEventView,
  BondsAnswer,
  DiaryDaysAnswer,
  DiaryEntry,
  DiaryPageAnswer,
  MemoryItem,
  MemorySourcesAnswer,
  MemoryTimelineAnswer,
} from '@kith/shared/protocol'
import type { Both, Language } from '@kith/shared/text'
import type { BondEvent, Episode } from '#store/types.ts'
import { bondWords } from './bond-words.ts'
import { dayOf } from './days.ts'
import { diaryDays, diaryPage } from './diary.ts'
import { matterOf } from './fact-shelf.ts'
import { isTheirs, itemOf, seenBy, timeOf, type Seen } from './panel-items.ts'
import { rankMemories } from './rank.ts'
import type { ResidentMemory } from './resident-memory.ts'
import type { MemoryPanel } from './panel-types.ts'
import type { MemoryWorkshop } from './workshop.ts'
import { Words, type ViewDeps } from './view.ts'

export interface PanelDeps extends ViewDeps {
  /** How a resident writes its diary; null: plainly. */
  diaryVoice?: (residentId: string) => DiaryVoice | null
}

const mostHits = 40
/** Ranking looks at all that may be heard; not all of it is theirs to see. */
const mostRanked = 200
const itemsPerPage = 60
const mostTold = 12

export function createPanel(workshop: MemoryWorkshop, deps: PanelDeps): MemoryPanel {
  return new Panel(workshop, deps)
}

class Panel implements MemoryPanel {
  private readonly workshop: MemoryWorkshop
  private readonly deps: PanelDeps

  constructor(workshop: MemoryWorkshop, deps: PanelDeps) {
    this.workshop = workshop
    this.deps = deps
  }

  async search(personId: string, text: string, residentId: string | null): Promise<MemoryItem[]> {
    const words = await this.words(personId)
    const found: { score: number; seen: Seen; residentId: string }[] = []
    for (const memory of await this.memories(residentId)) {
      const seen = seenBy(memory, personId)
      const query = {
        text,
        listeners: [personId],
        namesPresent: [],
        nowMs: this.workshop.now(),
        limit: mostRanked,
        exclude: new Set<string>(),
      }
      for (const { id, score } of rankMemories(memory.index, query)) {
        const one = seen.get(id)
        if (one !== undefined) found.push({ score, seen: one, residentId: memory.residentId })
      }
    }
    const best = found.toSorted((a, b) => b.score - a.score || timeOf(b.seen) - timeOf(a.seen)).slice(0, mostHits)
    return inOrder(best, ({ seen, residentId: by }) => itemOf(seen, by, personId, words))
  }

  async timeline(personId: string, residentId: string | null, before: string | null): Promise<MemoryTimelineAnswer> {
    const words = await this.words(personId)
    const byDay = new Map<string, { seen: Seen; residentId: string }[]>()
    for (const memory of await this.memories(residentId))
      for (const seen of seenBy(memory, personId).values()) {
        const day = this.day(timeOf(seen))
        if (before !== null && day >= before) continue
        const rows = byDay.get(day) ?? []
        rows.push({ seen, residentId: memory.residentId })
        byDay.set(day, rows)
      }
    const days: MemoryTimelineAnswer['days'] = []
    let count = 0
    const order = [...byDay.keys()].toSorted().toReversed()
    for (const day of order) {
      if (count >= itemsPerPage) break
      const rows = (byDay.get(day) ?? []).toSorted((a, b) => timeOf(b.seen) - timeOf(a.seen))
      count += rows.length
      days.push({ day, items: await inOrder(rows, ({ seen, residentId: by }) => itemOf(seen, by, personId, words)) })
    }
    return { days, before: days.length < order.length ? (days.at(-1)?.day ?? null) : null }
  }

  async sources(personId: string, residentId: string, id: string): Promise<MemorySourcesAnswer | null> {
    const [memory] = await this.memories(residentId)
    if (memory === undefined) return null
    const words = await this.words(personId)
    const seen = seenBy(memory, personId).get(id)
    const page = memory.reflections.get(id)
    const written = page !== undefined && page.audience.includes(personId) ? page : null
    if (seen === undefined && written === null) return null
    const audience =
      written?.audience ?? (seen?.kind === 'fact' ? seen.fact.audience : seen?.kind === 'episode' ? seen.episode.audience : [])
    const evidence =
      seen?.kind === 'fact'
        ? seen.fact.evidence
        : seen?.kind === 'episode'
          ? [id]
          : written?.kind === 'diary'
            ? written.drawnFrom
            : (written?.evidence ?? [])
    return {
      item: seen === undefined ? null : await itemOf(seen, residentId, personId, words),
      sources: await this.lines(memory, personId, evidence, words),
      knownTo: await words.known(audience, [personId, residentId]),
    }
  }

  async diaryDays(personId: string, residentId: string | null): Promise<DiaryDaysAnswer> {
    const days: DiaryDaysAnswer['days'] = []
    for (const memory of await this.memories(residentId))
      for (const [day, talks] of diaryDays(memory, personId, this.workshop.utcOffsetMinutes))
        days.push({ day, residentId: memory.residentId, name: this.nameOf(memory.residentId), talks })
    return { days: days.toSorted((a, b) => (a.day === b.day ? (a.residentId < b.residentId ? -1 : 1) : a.day < b.day ? 1 : -1)) }
  }

  async diaryPage(personId: string, residentId: string, day: string): Promise<DiaryPageAnswer | null> {
    const [memory] = await this.memories(residentId)
    if (memory === undefined) return null
    const words = await this.words(personId)
    const voice = this.deps.diaryVoice?.(residentId) ?? null
    const page = diaryPage(memory, personId, day, this.workshop.utcOffsetMinutes, voice)
    if (page.length === 0) return null
    const entries = await inOrder(page, async ({ id, text, lang, atMs, roomId, by, model, audience, sources }): Promise<DiaryEntry> => ({
      id,
      text,
      lang,
      atMs,
      place: await words.place(roomId),
      by,
      model,
      readBy: await words.names(audience, [personId, residentId]),
      sources: await this.itemsOf(memory, personId, sources, words),
    }))
    return { day, residentId, name: this.nameOf(residentId), entries }
  }

  async bonds(personId: string): Promise<BondsAnswer> {
    const words = await this.words(personId)
    const steps = await this.workshop.store.bondEvents.ofPerson(personId)
    const bonds: BondsAnswer['bonds'] = []
    for (const memory of await this.memories(null)) {
      const { residentId } = memory
      const bond = memory.bonds.get(personId)
      if (bond === undefined) continue
      const name = this.nameOf(residentId)
      const called = name[words.lang]
      const met = {
        id: `${residentId}~met`,
        kind: 'met' as const,
        text: bondWords.met(called, words.lang),
        atMs: bond.firstMetMs,
        sources: [],
      }
      const told = await this.told(memory, personId, called, words)
      const noted = await inOrder(
        steps.filter((step) => step.residentId === residentId),
        (step) => this.noted(memory, personId, step, called, words),
      )
      const { firstMetMs, lastMetMs, talks } = bond
      const summary = bondWords.summary(called, talks, firstMetMs, told.length, words.lang, this.workshop.utcOffsetMinutes)
      const events = [met, ...told.slice(0, mostTold), ...noted].toSorted((a, b) => b.atMs - a.atMs || (a.id < b.id ? -1 : 1))
      bonds.push({ residentId, name, firstMetMs, lastMetMs, talks, summary, events })
    }
    return { bonds }
  }

  /** BO2: what the person told of themselves, once for each matter, the newest first. */
  private async told(memory: ResidentMemory, personId: string, called: string, words: Words): Promise<BondEventView[]> {
    const first = new Map<string, Extract<Seen, { kind: 'fact' }>>()
    for (const seen of seenBy(memory, personId).values()) {
      if (seen.kind !== 'fact' || memory.toldInCrisis(seen.fact.id) || /^feeling|-ended$/.test(seen.fact.predicate)) continue
      const key = `${matterOf(seen.fact.predicate)}\n${seen.fact.object}`
      const before = first.get(key)
      if (before === undefined || seen.fact.validFromMs < before.fact.validFromMs) first.set(key, seen)
    }
    const newest = [...first.values()].toSorted((a, b) => b.fact.validFromMs - a.fact.validFromMs)
    return inOrder(newest, async ({ fact }) => ({
      id: `told~${fact.id}`,
      kind: 'told' as const,
      text: bondWords.told(called, fact, words.lang),
      atMs: fact.validFromMs,
      sources: await this.lines(memory, personId, fact.evidence, words),
    }))
  }

  private async noted(memory: ResidentMemory, personId: string, step: BondEvent, called: string, words: Words): Promise<BondEventView> {
    const { id, kind, reason, atMs, evidence } = step
    const said = { talks: bondWords.talks, introduction: bondWords.introduction, reflected: () => reason }[kind]
    const text = said(called, reason, words.lang)
    return { id, kind, text, atMs, sources: await this.lines(memory, personId, evidence, words) }
  }

  private lines(memory: ResidentMemory, personId: string, ids: readonly string[], words: Words): Promise<MemoryItem[]> {
    const episodes = ids.flatMap((id) => memory.episodes.get(id) ?? [])
    return this.itemsOf(memory, personId, episodes, words)
  }

  /** Of lines, those that are theirs to see, oldest first. */
  private itemsOf(memory: ResidentMemory, personId: string, episodes: readonly Episode[], words: Words): Promise<MemoryItem[]> {
    const theirs = episodes.filter((episode) => isTheirs(episode, personId)).toSorted((a, b) => a.atMs - b.atMs)
    return inOrder(theirs, (episode) => itemOf({ kind: 'episode', episode }, memory.residentId, personId, words))
  }

  private async words(personId: string): Promise<Words> {
    const lang: Language = (await this.workshop.store.people.find(personId))?.lang ?? 'en'
    return new Words(this.deps, lang)
  }

  private async memories(residentId: string | null): Promise<ResidentMemory[]> {
    const ids = [...this.deps.residentNames.keys()].filter((id) => residentId === null || id === residentId)
    return inOrder(ids, (id) => this.workshop.inTurn(id, async (memory) => memory))
  }

  private nameOf(residentId: string): Both {
    return this.deps.residentNames.get(residentId) ?? { zh: residentId, en: residentId }
  }
  private day(atMs: number): string {
    return dayOf(atMs, this.workshop.utcOffsetMinutes)
  }
}

/** One after the other: names and places are looked up once and then known. */
async function inOrder<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (const item of items) done.push(await work(item))
  return done
}
