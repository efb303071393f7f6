import type { AppState } from '#state/app-store.ts'
import type { Line } from '#state/talk-store.ts'
import type { ChimeKind } from './kinds.ts'

/** After coming in, whoever appears was there before. */
const settleMs = 3000
/** Somebody who reloads has not arrived. */
const rememberMs = 120_000
const betweenMs: Record<ChimeKind, number> = { arrival: 4000, message: 6000, knock: 0 }

type Watched = Pick<AppState, 'connection' | 'people' | 'hostView'>

/**
 * Decides what deserves a chime: a person who comes in, a knock, a line from somebody while nobody looks. It says nothing
 * until `allowed`: the first message in a quiet office makes no sound. Pure but for what it remembers; times are
 * performance.now().
 */
export class ChimeWatch {
  allowed = false
  readonly #seenMs = new Map<string, number>()
  readonly #lastMs = new Map<ChimeKind, number>()
  #pids: ReadonlySet<number> = new Set()
  #knocks: ReadonlySet<string> = new Set()
  #lines: ReadonlySet<string> = new Set()
  #onlineSinceMs = Number.POSITIVE_INFINITY

  /** The list of people or the host's view changed. */
  room({ connection, people, hostView }: Watched, nowMs: number): ChimeKind | null {
    if (connection !== 'online') {
      this.#onlineSinceMs = Number.POSITIVE_INFINITY
      this.#knocks = new Set()
      return null
    }
    if (this.#onlineSinceMs === Number.POSITIVE_INFINITY) this.#onlineSinceMs = nowMs
    const knocked = this.#knocked(hostView)
    const arrived = this.#arrived(people, nowMs)
    return knocked ? this.#ring('knock', nowMs) : arrived ? this.#ring('arrival', nowMs) : null
  }

  /** The transcript changed; `looking` while the page has the eyes of its visitor. */
  talk(lines: readonly Line[], looking: boolean, nowMs: number): ChimeKind | null {
    const before = this.#lines
    const ids = new Set(lines.map(({ id }) => id))
    this.#lines = ids
    if (looking || before.size === 0) return null
    // What was said while the connection was away did not just happen.
    const fresh = lines.some(({ id, mine, kind, grewAtMs }) => !before.has(id) && !mine && kind !== 'note' && nowMs - grewAtMs < 5000)
    return fresh ? this.#ring('message', nowMs) : null
  }

  #knocked(hostView: AppState['hostView']): boolean {
    const before = this.#knocks
    this.#knocks = new Set(hostView?.knocks.map(({ knockId }) => knockId) ?? [])
    return [...this.#knocks].some((id) => !before.has(id))
  }

  #arrived(people: AppState['people'], nowMs: number): boolean {
    const before = this.#pids
    const settled = nowMs - this.#onlineSinceMs > settleMs
    this.#pids = new Set(people.map(({ pid }) => pid))
    let somebody = false
    if (this.#seenMs.size > 400) this.#seenMs.clear()
    for (const { pid, name, kind, self, blocked } of people) {
      const seenMs = this.#seenMs.get(name)
      const back = seenMs !== undefined && nowMs - seenMs <= rememberMs
      if (!before.has(pid) && !self && !blocked && kind === 'person' && settled && !back) somebody = true
      this.#seenMs.set(name, nowMs)
    }
    return somebody
  }

  #ring(kind: ChimeKind, nowMs: number): ChimeKind | null {
    if (!this.allowed) return null
    const last = this.#lastMs.get(kind)
    if (last !== undefined && nowMs - last < betweenMs[kind]) return null
    this.#lastMs.set(kind, nowMs)
    return kind
  }
}
