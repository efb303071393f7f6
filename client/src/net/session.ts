import {
  closeCodes,
  protocolVersion,
  type EnterAnswer,
  type KnockAnswer,
  type RefusalCode,
  type TranscriptAnswer,
  type WelcomeMessage,
} from '@kith/shared/protocol'
import type { AppState } from '#state/app-store.ts'
import { doorAfterRefusal } from '#state/door-state.ts'
import type { DoorActions } from '#state/room-actions.ts'
import { Refused, Unreachable, type Api } from './api.ts'
import { backoffMs } from './backoff.ts'
import { Heartbeat } from './heartbeat.ts'
import { Pause } from './pause.ts'
import type { RoomLink } from './room-link.ts'
import { showSpace } from './shown-space.ts'
import type { Connector, Wire, WireEvents } from './wire.ts'

export interface SessionParts {
  app: { getState(): AppState }
  api: Api
  /** The SDK, loaded when first needed. */
  connector(): Promise<Connector>
  link: RoomLink
  /** A space is about to be walked in: its seats, zones and heights are wanted. */
  useSpace(spaceId: string): void
  /** Writes where one is into the address bar. */
  showAddress(invite: string | null): void
  /** performance.now(). */
  now: () => number
  random: () => number
}

/** How long the server holds a lost seat, with some to spare. */
const seatHeldMs = 100_000
const welcomeWithinMs = 8000
const knockEveryMs = 1500
const shortStayMs = 3000
/** Refusals that pass by themselves: the door is tried again. */
const passing: ReadonlySet<RefusalCode> = new Set(['restarting', 'server-error', 'too-fast', 'too-many-tries'])

/**
 * How one comes in, stays in, and comes back. Every attempt holds a lease; what arrives for an older one is ignored,
 * so that a slow answer never disturbs what the person has decided since.
 */
export class Session implements DoorActions {
  readonly #parts: SessionParts
  readonly #pause = new Pause()
  readonly #heartbeat: Heartbeat
  #lease = 0
  #wire: Wire | null = null
  #seatToken: string | null = null
  /** Was in this room before: the way back asks for what was missed. */
  #wasIn = false
  #passcode: string | null = null
  #cameMs = Number.NEGATIVE_INFINITY
  #shortStays = 0

  constructor(parts: SessionParts) {
    this.#parts = parts
    this.#heartbeat = new Heartbeat(() => this.#lost(0))
  }

  enter({ passcode, takeover = false }: { passcode?: string; takeover?: boolean } = {}): void {
    if (passcode !== undefined) this.#passcode = passcode
    const lease = this.#takeLease()
    this.#set({ connection: 'entering', refusal: null })
    void this.#keepTrying(lease, { takeover, fromDoor: true, startAt: 0 })
  }

  knock(line: string): void {
    const lease = this.#takeLease()
    void this.#knock(lease, line)
  }

  stopWaiting(): void {
    this.backToCard()
  }

  backToCard(): void {
    this.#takeLease()
    this.#set({ connection: 'idle', refusal: null, door: { step: 'card' } })
  }

  goTo(invite: string | null): void {
    this.#leaveRoom()
    this.#passcode = null
    this.#set({ invite, door: { step: 'card' } })
    this.#parts.showAddress(invite)
    this.enter()
  }

  leave(): void {
    this.#leaveRoom()
    this.backToCard()
  }

  reconnectNow(): void {
    this.#pause.end()
  }

  /** The page is looked at again, or the device has a network again. */
  woke(): void {
    this.#pause.end()
    this.#heartbeat.check()
  }

  async #keepTrying(lease: number, how: { takeover: boolean; fromDoor: boolean; startAt: number }): Promise<void> {
    const lostMs = this.#parts.now()
    for (let attempt = how.startAt; ; attempt += 1) {
      if (attempt > 0) await this.#pause.wait(backoffMs(attempt - 1, this.#parts.random))
      if (lease !== this.#lease) return
      try {
        const held = !how.fromDoor && this.#parts.now() - lostMs < seatHeldMs
        if (!held || !(await this.#resume(lease))) await this.#join(lease, how.takeover)
        return
      } catch (error) {
        if (lease !== this.#lease) return
        if (error instanceof Refused && !passing.has(error.code)) return this.#turnedAway(error.code)
        if (!(error instanceof Refused) && !(error instanceof Unreachable)) throw error
        if (how.fromDoor) this.#set({ connection: 'idle', door: { step: 'unreachable' } })
      }
    }
  }

  /** Takes up the held seat; false when it is not held any more. */
  async #resume(lease: number): Promise<boolean> {
    const seatToken = this.#seatToken
    if (seatToken === null) return false
    try {
      const [connector, token] = await Promise.all([this.#parts.connector(), this.#parts.api.token()])
      await this.#arrive(lease, 'back', (events) => connector.resume(seatToken, token, events))
      return true
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      this.#seatToken = null
      return false
    }
  }

  async #join(lease: number, takeover: boolean): Promise<void> {
    const { name, look, language, invite } = this.#parts.app.getState()
    const { api } = this.#parts
    const answer = await api.call<EnterAnswer>('POST', '/api/enter', {
      protocol: protocolVersion,
      ...(invite === null ? {} : { invite }),
      ...(this.#passcode === null ? {} : { passcode: this.#passcode }),
      name,
      look,
      lang: language,
      takeover,
    })
    const [connector, token] = await Promise.all([this.#parts.connector(), api.token()])
    if (lease === this.#lease) this.#set({ name: answer.name })
    await this.#arrive(lease, 'new', (events) => connector.join(answer.roomId, answer.pass, token, events))
  }

  /** Opens a wire and, when it is a new one, waits until the server has welcomed us over it. A held seat needs no welcome. */
  async #arrive(lease: number, kind: 'new' | 'back', open: (events: WireEvents) => Promise<Wire>): Promise<void> {
    const welcomed = Promise.withResolvers<void>()
    const timer = setTimeout(() => welcomed.reject(new Unreachable()), welcomeWithinMs)
    // Rejections after a failed `open` have nobody left to tell.
    welcomed.promise.catch(() => undefined)
    let wire: Wire | null = null
    try {
      wire = await open(this.#eventsFor(lease, kind, welcomed))
      if (lease !== this.#lease) throw new Unreachable()
      this.#wire = wire
      this.#parts.link.attach(wire)
      if (kind === 'back') {
        welcomed.resolve()
        this.#parts.link.ready(true)
        this.#set({ connection: 'online', refusal: null })
      }
      await welcomed.promise
    } catch (error) {
      wire?.drop()
      if (this.#wire === wire) this.#wire = null
      throw error
    } finally {
      clearTimeout(timer)
    }
    if (lease !== this.#lease) return wire.drop()
    this.#seatToken = wire.seatToken
    this.#cameMs = this.#parts.now()
    this.#heartbeat.start(wire)
  }

  #eventsFor(lease: number, kind: 'new' | 'back', welcomed: PromiseWithResolvers<void>): WireEvents {
    const { link } = this.#parts
    let inside = kind === 'back'
    let fresh = true
    const current = (): boolean => {
      if (lease !== this.#lease) return false
      if (fresh) link.clearBodies()
      fresh = false
      return true
    }
    return {
      message: (down) => {
        if (!current()) return
        if (down.type !== 'welcome') return link.message(down)
        if (down.message.protocol !== protocolVersion) return welcomed.reject(new Refused('old-client'))
        inside = true
        this.#welcome(down.message)
        welcomed.resolve()
      },
      frame: (bytes) => current() && link.frame(bytes),
      body: (body) => current() && link.body(body),
      bodyGone: (pid) => current() && link.bodyGone(pid),
      room: (facts) => current() && link.roomFacts(facts),
      closed: (code) => {
        if (lease !== this.#lease) return
        if (inside) this.#lost(code)
        else welcomed.reject(closedBeforeWelcome(code))
      },
    }
  }

  #welcome(message: WelcomeMessage): void {
    const { link } = this.#parts
    this.#parts.useSpace(message.spaceId)
    showSpace(this.#parts.app, message.spaceId)
    link.welcome(message, this.#wasIn)
    const first = !this.#wasIn
    this.#wasIn = true
    this.#set({ connection: 'online', refusal: null, known: true, door: { step: 'card' } })
    if (first) void this.#recallTranscript(message.roomId)
  }

  /** What I heard here on earlier visits. A page without it is still whole, so a failure says nothing. */
  async #recallTranscript(roomId: string): Promise<void> {
    const lease = this.#lease
    try {
      const answer = await this.#parts.api.call<TranscriptAnswer>('GET', `/api/transcript/${encodeURIComponent(roomId)}`)
      if (lease === this.#lease) this.#parts.link.speech.remember(answer)
    } catch (error) {
      if (!(error instanceof Refused) && !(error instanceof Unreachable)) throw error
    }
  }

  #lost(code: number): void {
    this.#heartbeat.stop()
    // A stay that ends at once was none: the seat is no good, and hurrying back would only repeat it.
    const short = this.#parts.now() - this.#cameMs < shortStayMs
    this.#shortStays = short ? this.#shortStays + 1 : 0
    if (short) this.#seatToken = null
    this.#wire?.drop()
    this.#wire = null
    this.#parts.link.detach()
    const lease = this.#takeLease()
    if (code === closeCodes.kicked) return this.#ended('kicked')
    if (code === closeCodes.banned) return this.#ended('banned')
    if (code === closeCodes.moved) return this.#ended('moved')
    if (code === closeCodes.roomClosed) return this.#ended('offline')
    this.#set({ connection: 'reconnecting' })
    // Taking over: the seat the server may still think taken is ours.
    void this.#keepTrying(lease, { takeover: true, fromDoor: false, startAt: 1 + this.#shortStays })
  }

  #ended(connection: 'kicked' | 'banned' | 'moved' | 'offline'): void {
    this.#seatToken = null
    this.#set({ connection, panel: null })
  }

  #turnedAway(code: RefusalCode): void {
    this.#seatToken = null
    this.#parts.link.detach()
    if (code === 'passcode-wrong' || code === 'passcode-needed') this.#passcode = null
    if (code === 'banned') return this.#set({ connection: 'banned', refusal: code, panel: null })
    this.#set({ connection: 'idle', refusal: code, door: doorAfterRefusal(code), panel: null })
  }

  async #knock(lease: number, line: string): Promise<void> {
    const { api, app } = this.#parts
    const { invite, name } = app.getState()
    try {
      const { knockId } = await api.call<{ knockId: string }>('POST', '/api/knock', { invite: invite ?? '', name, line })
      if (lease !== this.#lease) return
      this.#set({ connection: 'idle', door: { step: 'waiting', knockId } })
      await this.#awaitAnswer(lease, knockId)
    } catch (error) {
      if (lease !== this.#lease) return
      if (error instanceof Refused) return this.#turnedAway(error.code)
      if (!(error instanceof Unreachable)) throw error
      this.#set({ connection: 'idle', door: { step: 'unreachable' } })
    }
  }

  async #awaitAnswer(lease: number, knockId: string): Promise<void> {
    for (;;) {
      await this.#pause.wait(knockEveryMs)
      if (lease !== this.#lease) return
      let answer: KnockAnswer
      try {
        answer = await this.#parts.api.call<KnockAnswer>('GET', `/api/knock/${encodeURIComponent(knockId)}`)
      } catch (error) {
        if (!(error instanceof Unreachable)) throw error
        continue
      }
      if (lease !== this.#lease) return
      if (answer.state === 'accepted') return this.enter()
      if (answer.state !== 'waiting') return this.#set({ door: { step: answer.state } })
    }
  }

  #leaveRoom(): void {
    this.#takeLease()
    this.#heartbeat.stop()
    this.#wire?.leave()
    this.#wire = null
    this.#seatToken = null
    this.#wasIn = false
    this.#parts.link.reset()
  }

  #takeLease(): number {
    this.#lease += 1
    this.#pause.end()
    return this.#lease
  }

  #set(change: Partial<AppState>): void {
    this.#parts.app.getState().set(change)
  }
}

/** Closed at the door: as the server's reason says, or simply away. */
function closedBeforeWelcome(code: number): Refused | Unreachable {
  if (code === closeCodes.banned) return new Refused('banned')
  if (code === closeCodes.kicked) return new Refused('kicked')
  return new Unreachable()
}
