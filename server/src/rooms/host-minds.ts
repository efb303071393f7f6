import type { Cap, CareAnswer, Decision, DecisionCode, ModelOffer } from '@kith/shared/protocol'
import { accountedChat } from '#models/accounted-chat.ts'
import type { Account, ChatModel, Models } from '#models/port.ts'
import { SpendBook, type Spend } from '#models/spend-book.ts'
import type { DecisionRecord } from '#residents/types.ts'
import type { RoomModel, RoomSpending, Store } from '#store/types.ts'
import type { Logger } from '#telemetry/types.ts'
import type { RoomDeps } from './deps.ts'
import { codeOf } from './host-reasons.ts'

interface RoomMindsParts {
  roomId: string
  /** Null where rooms run without any: then nothing can be chosen. */
  models: Models | null
  /** Words about the usual model. */
  usualLabel(): string
  store: Pick<Store, 'roomMinds'>
  logger: Logger
  now(): number
}

/**
 * What the residents of one room think with, what that costs, and why they spoke or kept quiet. A choice holds from the next
 * turn on. What is stored survives the room; decisions live as long as it runs.
 */
export interface RoomMinds {
  readonly book: SpendBook
  readonly offers: readonly ModelOffer[]
  readonly currency: string
  /** Grows with everything a watching host would see. */
  readonly version: number
  care: Record<CareAnswer, number> | null
  /** When the store was last asked for `care`: another server on it may count too. */
  careReadMs: number
  /** The choice for a resident, or (null) for the room; '' for none. */
  chosen(residentId: string | null): string
  /** False when nobody offers a model of that name. */
  choose(residentId: string | null, name: string | null): boolean
  /** False for a limit of money where a model has no price: it could not be kept. */
  limit(cap: Cap | null): boolean
  /** Undefined where nothing can be chosen. */
  modelFor(residentId: string): ChatModel | undefined
  /** Name, line of words and since when (0: always) of what a resident speaks with. */
  speaksWith(residentId: string): { name: string; label: string; sinceMs: number }
  /** Of what was off the record only the hour is kept. */
  decided(decision: Pick<DecisionRecord, 'residentId' | 'taken' | 'reason' | 'atMs' | 'offRecord'>): void
  /** X10: a talk could not be thought over. Says nothing of the turn under way, which may be off the record. */
  gaveUp(residentId: string): void
  /** The script spoke in the place of a model, which its account may have told already. */
  outOfWords(residentId: string): void
  /** Its last words were the script's because a limit is reached, not because a model failed. */
  sparesWords(residentId: string): boolean
  /** Newest first. */
  decisions(residentId: string): readonly Decision[]
  touch(): void
  /** Notes what each of these speaks with now; resolves when that and what was chosen is stored. */
  note(residentIds: readonly string[]): Promise<void>
}

const keptDecisions = 12
const hourMs = 3_600_000
const sparing: ReadonlySet<DecisionCode> = new Set(['cap-spent', 'server-spent'])
const standIns: ReadonlySet<DecisionCode> = new Set(['cap-spent', 'server-spent', 'model-failed', 'answer-dropped'])

/** Reads what was chosen and spent in this room before. */
export async function openMinds(deps: RoomDeps, roomId: string): Promise<RoomMinds> {
  const { store, logger, now } = deps
  return loadRoomMinds({ roomId, models: deps.models ?? null, usualLabel: () => deps.modelLabel(), store, logger, now })
}

async function loadRoomMinds(parts: RoomMindsParts): Promise<RoomMinds> {
  const { roomMinds } = parts.store
  const { roomId, now } = parts
  const dayKey = new Date(now()).toISOString().slice(0, 10)
  const [rows, cap, today, ever, care] = await Promise.all([
    roomMinds.models(roomId),
    roomMinds.cap(roomId),
    roomMinds.spending(roomId, dayKey),
    roomMinds.spending(roomId, null),
    roomMinds.care(roomId),
  ])
  return createRoomMinds(parts, new Map(rows.map((row) => [row.residentId, row])), { cap, today, ever, care })
}

interface Loaded {
  cap: Cap | null
  today: readonly RoomSpending[]
  ever: readonly RoomSpending[]
  care: Record<CareAnswer, number> | null
}

function createRoomMinds(parts: RoomMindsParts, rows: Map<string, RoomModel>, loaded: Loaded): RoomMinds {
  const { roomId, models, now } = parts
  const { roomMinds } = parts.store
  const offered = models?.offered ?? null
  const offers = offered?.list ?? []
  const priceOf = (name: string) => offered?.priceOf(name) ?? null
  const accounts = new Map<string, Account>()
  const log = new Map<string, Decision[]>()
  const unsaved = new Set<string>()
  /** Residents whose last turn was off the record. */
  const offRecord = new Set<string>()
  let version = 0
  const touch = () => {
    version += 1
  }
  const noteDecision = (residentId: string, taken: boolean, code: DecisionCode, exactMs: number) => {
    const atMs = offRecord.has(residentId) ? Math.floor(exactMs / hourMs) * hourMs : exactMs
    const list = log.get(residentId) ?? []
    const [last] = list
    const again = last !== undefined && last.code === code && last.taken === taken
    const rest = again ? list.slice(1) : list
    log.set(residentId, [{ atMs, taken, code, times: again ? last.times + 1 : 1 }, ...rest].slice(0, keptDecisions))
    touch()
  }
  const book = new SpendBook({
    today: byResident(loaded.today),
    ever: byResident(loaded.ever),
    cap: loaded.cap,
    priceOf,
    now,
    store: (residentId, day, change) => roomMinds.addSpending(roomId, day, { residentId, ...change }),
    onChange: touch,
    onStoodIn: (residentId, reason) => noteDecision(residentId, true, standIn(reason), now()),
    onError: (error) =>
      parts.logger.warn({ roomId, error: error instanceof Error ? error.message : 'unknown' }, 'spending of a room could not be stored'),
  })
  const accountOf = (residentId: string): Account => {
    const known = accounts.get(residentId) ?? book.account(residentId)
    accounts.set(residentId, known)
    return known
  }
  const chosen = (residentId: string | null) => {
    const name = rows.get(residentId ?? '')?.chosen ?? ''
    // What nobody offers any more counts as not chosen.
    return name !== '' && offers.some((offer) => offer.name === name) ? name : ''
  }
  const found = (residentId: string) => {
    const name = chosen(residentId) || chosen(null)
    const other = name === '' || name === models?.chat.name ? null : (offered?.find(name) ?? null)
    return other ?? { chat: models?.chat ?? null, label: parts.usualLabel() }
  }
  return {
    book,
    offers,
    currency: offered?.currency ?? 'USD',
    care: loaded.care,
    careReadMs: now(),
    get version() {
      return version
    },
    chosen,
    choose(residentId, name) {
      if (name !== null && !offers.some((offer) => offer.name === name)) return false
      const id = residentId ?? ''
      rows.set(id, { residentId: id, speaksWith: '', sinceMs: 0, ...rows.get(id), chosen: name ?? '' })
      unsaved.add(id)
      touch()
      return true
    },
    limit(cap) {
      if (cap?.unit === 'money' && offers.some(({ kind, price }) => kind === 'endpoint' && price === null)) return false
      book.cap = cap
      touch()
      return true
    },
    modelFor(residentId) {
      const { chat } = found(residentId)
      return chat === null ? undefined : chat.kind === 'script' ? chat : accountedChat(chat, accountOf(residentId))
    },
    speaksWith(residentId) {
      const { chat, label } = found(residentId)
      return { name: chat?.name ?? '', label, sinceMs: rows.get(residentId)?.sinceMs ?? 0 }
    },
    decided({ residentId, taken, reason, atMs, offRecord: isOffRecord }) {
      if (isOffRecord) offRecord.add(residentId)
      else offRecord.delete(residentId)
      const code = codeOf({ reason, taken })
      if (code !== null) noteDecision(residentId, taken, code, atMs)
    },
    gaveUp: (residentId) => noteDecision(residentId, false, 'thought-given-up', now()),
    outOfWords(residentId) {
      const last = log.get(residentId)?.[0]?.code
      if (last === undefined || !standIns.has(last)) noteDecision(residentId, true, 'answer-dropped', now())
    },
    sparesWords: (residentId) => sparing.has(log.get(residentId)?.[0]?.code ?? 'own-reason'),
    decisions: (residentId) => log.get(residentId) ?? [],
    touch,
    async note(residentIds) {
      for (const residentId of residentIds) {
        const name = found(residentId).chat?.name ?? ''
        const row = rows.get(residentId) ?? { residentId, chosen: '', speaksWith: '', sinceMs: 0 }
        if (row.speaksWith === name) continue
        rows.set(residentId, { ...row, speaksWith: name, sinceMs: row.speaksWith === '' ? 0 : now() })
        unsaved.add(residentId)
      }
      const changed = [...unsaved].flatMap((id) => rows.get(id) ?? [])
      unsaved.clear()
      await Promise.all(changed.map((row) => roomMinds.putModel(roomId, row)))
    },
  }
}

function standIn(reason: Parameters<Account['stoodIn']>[0]): DecisionCode {
  return reason === 'cap' ? 'cap-spent' : reason === 'budget' ? 'server-spent' : 'model-failed'
}

function byResident(rows: readonly RoomSpending[]): Map<string, Spend> {
  return new Map(rows.map(({ residentId, ...spend }) => [residentId, spend]))
}
