import type { CorrectMessage, NoticeMessage, RefusedMessage, RelationsMessage, UpMessageType, WelcomeMessage } from '@kith/shared/protocol'
import type { Zone } from '@kith/shared/space'
import type { AppState } from '#state/app-store.ts'
import type { NoticeState } from '#state/notice-store.ts'
import type { TalkState } from '#state/talk-store.ts'
import type { SelfBody } from '#state/world-view.ts'
import { createMoveSender, type MoveSender } from './move-sender.ts'
import type { Placing } from './motion.ts'
import { heardOfNotes, noteRefused } from './notes.ts'
import { hearersOf, peopleRows, sameHearers, sameRows, type Bystander } from './people.ts'
import { randomId } from './random-id.ts'
import { withWish, type RelationWish } from './relation-wishes.ts'
import { Speech } from './speech.ts'
import type { BodyState, Down, RoomFacts, Up, Wire } from './wire.ts'
import type { NetWorldView } from './world-view.ts'

interface Store<T> {
  getState(): T
}

export interface RoomLinkParts {
  app: Store<AppState>
  talk: Store<TalkState>
  notices: Store<NoticeState>
  view: NetWorldView
  /** Milliseconds since the epoch. */
  clock: () => number
  /** performance.now(). */
  now: () => number
}

const moveType = 'm'
const refreshMs = 250
/** Longest that lines said in the dark wait for those who were here. */
const holdMs = 8000

/**
 * The room one is in: turns what the server says into view, stores and toasts, and what is asked of it into messages.
 * It outlives single connections; `Session` hands it a wire when there is one.
 */
export class RoomLink {
  readonly speech: Speech
  readonly #parts: RoomLinkParts
  readonly #moves: MoveSender
  readonly #bodies = new Map<number, BodyState>()
  readonly #placing: Placing = { x: 0, z: 0, yawRadians: 0, speedMetresPerSecond: 0 }
  #wire: Wire | null = null
  #selfBody: SelfBody | null = null
  /** Where my body was last known to be, by my own steps or the server's word. */
  #stand: { x: number; z: number; yawRadians: number } | null = null
  #zones: readonly Zone[] = []
  #muted: ReadonlySet<number> = new Set()
  #blocked: ReadonlySet<number> = new Set()
  /** What I decided about somebody and the server has not answered yet: asked again when the connection is back. */
  #unconfirmed: readonly RelationWish[] = []
  #aheadMs = 0
  /** Asked to be off the record here: asked again after every lost connection. */
  #offRecordWish = false
  /** People here when the connection was lost: what I said meanwhile was meant for them. */
  #companyBefore = 0
  #holdUntilMs = 0
  #refresh: ReturnType<typeof setInterval> | null = null

  constructor(parts: RoomLinkParts) {
    this.#parts = parts
    this.#moves = createMoveSender({
      send: (bytes) => this.#wire?.sendBytes(moveType, bytes),
      ping: (onPong) => this.#wire?.ping(onPong),
    })
    this.speech = new Speech({
      talk: parts.talk,
      avatars: parts.view.avatars,
      serverNow: () => parts.clock() + this.#aheadMs,
      now: parts.now,
      newId: randomId,
      self: () => ({ pid: parts.view.selfPid, name: parts.app.getState().name, language: parts.app.getState().language }),
      send: (type: UpMessageType, message: Up<'say'> | Up<'resume'>) => this.#wire?.send(type, message),
    })
  }

  /** A fresh connection: bodies will be told anew. */
  attach(wire: Wire): void {
    this.#wire = wire
    this.#moves.reconnected()
  }

  /** The connection is gone; the world stands still as it was. */
  detach(): void {
    if (this.#wire !== null) this.#companyBefore = company(this.#parts.app.getState())
    this.#wire = null
    this.#stopRefresh()
    this.speech.wentOffline()
  }

  /** Before a new connection to the same or another room tells its bodies. */
  clearBodies(): void {
    this.#bodies.clear()
    this.#parts.view.clear()
  }

  /** Leaves nothing of this room behind. */
  reset(): void {
    this.detach()
    this.speech.reset()
    this.clearBodies()
    this.#stand = null
    this.#unconfirmed = []
    this.#offRecordWish = false
    this.#parts.app.getState().set({
      room: null,
      people: [],
      hearers: { whisper: [], say: [], shout: [] },
      hostView: null,
      books: null,
      notes: null,
      notesWaiting: null,
      notePinned: null,
      offRecord: false,
      panel: null,
      selectedPid: null,
    })
  }

  /** The scene hands over my body when it can be moved. */
  setBody(body: SelfBody): void {
    this.#selfBody = body
    if (this.#stand !== null) body.place(this.#stand.x, this.#stand.z, this.#stand.yawRadians)
  }

  /** My body, if the scene has one. */
  get selfBody(): SelfBody | null {
    return this.#selfBody
  }

  setZones(zones: readonly Zone[]): void {
    this.#zones = zones
  }

  /** First words of the server: who and where I am. `again`: after a lost connection. */
  welcome(message: WelcomeMessage, again: boolean): void {
    const { app, view } = this.#parts
    this.#aheadMs = message.nowMs - this.#parts.clock()
    view.setSelf(message.pid)
    // A new seat: numbers may mean others now, and the server says what holds.
    this.#unconfirmed = []
    this.#relate(message)
    const own = this.#bodies.get(message.pid)
    if (own !== undefined) this.body(own)
    this.#place(message)
    const known = app.getState().room
    app.getState().set({
      room: {
        roomId: message.roomId,
        title: known?.title ?? '',
        kind: message.kind,
        locked: known?.locked ?? false,
        shout: known?.shout ?? true,
        role: message.role,
        model: message.model,
      },
    })
    // After a restart everybody comes back in their own time; lines said in the dark wait for their hearers a little.
    this.ready(again, again && this.speech.hasWaiting && this.#companyBefore > 1)
  }

  /** The connection can be used: asks for what was missed and says what waited, or holds it until company is back. */
  ready(again: boolean, hold = false): void {
    this.#holdUntilMs = hold ? this.#parts.now() + holdMs : 0
    this.speech.wentOnline(again, hold)
    if (this.#offRecordWish) this.send('off-record', { on: true })
    for (const { kind, pid, on } of this.#unconfirmed) this.send(kind, { pid, on })
    this.#stopRefresh()
    this.#refresh = setInterval(() => this.refresh(), refreshMs)
    this.refresh()
  }

  body(state: BodyState): void {
    const { view, app } = this.#parts
    this.#bodies.set(state.pid, state)
    view.put(state, this.#parts.now())
    if (state.pid !== view.selfPid) return
    if (this.#stand !== null && !view.placeOf(state.pid, this.#placing))
      view.moveSelf(this.#stand.x, this.#stand.z, this.#stand.yawRadians, this.#parts.now())
    const { room, name, look, offRecord } = app.getState()
    const role = (['guest', 'host', 'owner'] as const)[state.role] ?? 'guest'
    if (room !== null && room.role !== role) app.getState().set({ room: { ...room, role } })
    if (name !== state.name || look !== state.look || offRecord !== state.offRecord)
      app.getState().set({ name: state.name, look: state.look, offRecord: state.offRecord })
  }

  bodyGone(pid: number): void {
    this.#bodies.delete(pid)
    this.#parts.view.remove(pid)
  }

  roomFacts({ title, locked, shout, light }: RoomFacts): void {
    const { room, set } = this.#parts.app.getState()
    set({ light })
    if (room !== null) set({ room: { ...room, title, locked, shout } })
    else set({ room: { roomId: '', title, kind: 'garden', locked, shout, role: 'guest', model: '' } })
  }

  frame(bytes: Uint8Array): void {
    this.#parts.view.frame(bytes, this.#parts.now())
  }

  /** Everything but `welcome`, which `Session` handles. */
  message(down: Down): void {
    switch (down.type) {
      case 'welcome':
        return
      case 'utterance':
        return this.#muted.has(down.message.speakerPid) ? undefined : this.speech.heard(down.message)
      case 'utterance-delta':
        return this.speech.grew(down.message)
      case 'utterance-end':
        return this.speech.ended(down.message)
      case 'murmur':
        return this.speech.murmured(down.message.pid)
      case 'said':
        return this.speech.said(down.message)
      case 'gap':
        return this.speech.gap(down.message)
      case 'correct':
        return this.#place(down.message)
      case 'refused':
        return this.#refused(down.message)
      case 'notice':
        return this.#notice(down.message)
      case 'crisis':
        return this.#parts.notices.getState().show({ kind: 'crisis', lines: down.message.lines })
      case 'host-view':
        return this.#parts.app.getState().set({ hostView: down.message })
      case 'relations':
        this.#unconfirmed = []
        return this.#relate(down.message)
      case 'books':
        return this.#parts.app.getState().set({ books: down.message })
      case 'notes':
      case 'note-up':
      case 'notes-waiting':
        return heardOfNotes(down, this.#parts.app.getState(), this.#parts.notices.getState())
    }
  }

  /** Brings the people list and the hearers up to date; draws nothing when nothing changed. */
  refresh(): void {
    const { app, view } = this.#parts
    const bystanders: Bystander[] = []
    for (const state of this.#bodies.values()) {
      const placed = view.placeOf(state.pid, this.#placing)
      bystanders.push({ state, x: placed ? this.#placing.x : Number.MAX_SAFE_INTEGER, z: placed ? this.#placing.z : 0 })
    }
    const relations = { mutedPids: this.#muted, blockedPids: this.#blocked }
    const people = peopleRows(bystanders, view.selfPid, this.#zones, relations)
    const hearers = hearersOf(bystanders, view.selfPid, this.#zones, relations)
    const state = app.getState()
    if (!sameRows(people, state.people)) state.set({ people })
    if (!sameHearers(hearers, state.hearers)) state.set({ hearers })
    this.#releaseHeld()
  }

  /** My body moved to here by my own input. */
  moved(x: number, z: number, yawRadians: number): void {
    const { view } = this.#parts
    if ((view.avatars.get(view.selfPid)?.seatId ?? '') !== '') return
    const now = this.#parts.now()
    view.moveSelf(x, z, yawRadians, now)
    if (this.#stand !== null) {
      this.#stand.x = x
      this.#stand.z = z
      this.#stand.yawRadians = yawRadians
    }
    if (this.#wire !== null) this.#moves.moved(x, z, yawRadians, now)
  }

  offRecord(on: boolean): void {
    this.#offRecordWish = on
    this.#parts.app.getState().set({ offRecord: on })
    this.send('off-record', { on })
  }

  /** What I decided about somebody, shown before the server confirms it. */
  relate(kind: 'mute' | 'block', pid: number, on: boolean): void {
    const wish = { kind, pid, on }
    this.#unconfirmed = [...this.#unconfirmed.filter((other) => other.kind !== kind || other.pid !== pid), wish]
    this.#relate(withWish({ mutedPids: [...this.#muted], blockedPids: [...this.#blocked] }, wish))
    this.send(kind, { pid, on })
  }

  send<T extends UpMessageType>(type: T, message: Up<T>): void {
    this.#wire?.send(type, message)
  }

  #place({ x, z, yawRadians }: CorrectMessage): void {
    this.#stand = { x, z, yawRadians }
    this.#moves.known(x, z, yawRadians)
    this.#parts.view.moveSelf(x, z, yawRadians, this.#parts.now())
    this.#selfBody?.place(x, z, yawRadians)
  }

  #relate({ mutedPids, blockedPids }: RelationsMessage): void {
    this.#muted = new Set(mutedPids)
    this.#blocked = new Set(blockedPids)
    this.#parts.view.setBlocked(this.#blocked)
    this.refresh()
  }

  #refused({ about, code, id }: RefusedMessage): void {
    if (about === 'say' && id !== undefined && this.speech.refused(id, code)) return
    if (about === 'typing' || about === 'resume') return
    if (noteRefused(this.#parts.app.getState(), about, code, id)) return
    this.#parts.notices.getState().toast(`code.${code}`, { tone: 'trouble' })
    // What was set here before the answer came goes back to what the server has.
    const own = this.#bodies.get(this.#parts.view.selfPid)
    if (own !== undefined) this.body(own)
  }

  #notice({ code, name }: NoticeMessage): void {
    if (code === 'break-reminder') return this.#parts.notices.getState().show({ kind: 'break' })
    if (code === 'ai-notice') return this.speech.note('notice.ai-notice')
    const trouble = code === 'resident-out-of-words' || code === 'you-are-muted' || code === 'restarting'
    this.#parts.notices
      .getState()
      .toast(`notice.${code}`, { values: name === undefined ? {} : { name }, tone: trouble ? 'trouble' : 'calm' })
  }

  #releaseHeld(): void {
    if (this.#holdUntilMs === 0) return
    if (company(this.#parts.app.getState()) < this.#companyBefore && this.#parts.now() < this.#holdUntilMs) return
    this.#holdUntilMs = 0
    this.speech.release()
  }

  #stopRefresh(): void {
    if (this.#refresh !== null) clearInterval(this.#refresh)
    this.#refresh = null
  }
}

/** How many people are here, me included. */
function company({ people }: AppState): number {
  return people.filter(({ kind }) => kind === 'person').length
}
