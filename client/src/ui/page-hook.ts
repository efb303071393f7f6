import { appStore } from '#state/app-store.ts'
import type { Line } from '#state/talk-store.ts'
import type { WorldView } from '#state/world-view.ts'

export interface SceneStats {
  frames: number
  drawCalls: number
  triangles: number
  /** Bodies drawn as figures people brought along. */
  figures: number
  /** Device pixels per CSS pixel. */
  pixelRatio: number
  /** What frames are held to; 0 for no limit. */
  mostFramesPerSecond: number
}

/** What the running page lets tests and curious people see; nothing can be changed through it. */
interface PageHook {
  readonly frames: number
  readonly drawCalls: number
  readonly triangles: number
  readonly figures: number
  readonly pixelRatio: number
  readonly mostFramesPerSecond: number
  readonly connection: string
  readonly door: string
  readonly selfPid: number
  readonly roomId: string | null
  readonly worldReady: boolean
  readonly hearers: { whisper: string[]; say: string[]; shout: string[] }
  readonly avatars: HookAvatar[]
  readonly transcript: HookLine[]
}
interface HookAvatar {
  pid: number
  kind: 'person' | 'resident'
  name: string
  self: boolean
  x: number
  y: number
  z: number
  yawRadians: number
  look: string
  seatId: string
  emote: string | null
  presence: string
  hidden: boolean
  speaking: boolean
  murmuring: boolean
}
interface HookLine {
  id: string
  name: string
  kind: 'person' | 'resident' | 'note'
  mine: boolean
  text: string
  done: boolean
  interrupted: boolean
  sources: number
  sending: string | null
}

declare global {
  interface Window {
    readonly __kith: PageHook
  }
}

let view: WorldView | null = null
let lines: () => readonly Line[] = () => []
let stats: Readonly<SceneStats> = { frames: 0, drawCalls: 0, triangles: 0, figures: 0, pixelRatio: 0, mostFramesPerSecond: 0 }

/** Shows the running world through the hook, as soon as there is one. */
export function showInHook(parts: { view?: WorldView; stats?: Readonly<SceneStats>; lines?: () => readonly Line[] }): void {
  lines = parts.lines ?? lines
  view = parts.view ?? view
  stats = parts.stats ?? stats
}

/** Puts the read-only `window.__kith` in place. Always present, before anything else of the page runs. */
export function installPageHook(): void {
  const hook: PageHook = {
    get frames() {
      return stats.frames
    },
    get drawCalls() {
      return stats.drawCalls
    },
    get triangles() {
      return stats.triangles
    },
    get figures() {
      return stats.figures
    },
    get pixelRatio() {
      return stats.pixelRatio
    },
    get mostFramesPerSecond() {
      return stats.mostFramesPerSecond
    },
    get connection() {
      return appStore.getState().connection
    },
    get door() {
      return appStore.getState().door.step
    },
    get selfPid() {
      return view?.selfPid ?? 0
    },
    get roomId() {
      return appStore.getState().room?.roomId ?? null
    },
    get worldReady() {
      return appStore.getState().worldReady
    },
    get hearers() {
      return structuredClone(appStore.getState().hearers)
    },
    get avatars() {
      return avatars()
    },
    get transcript() {
      return lines().map(({ id, name, kind, mine, text, done, interrupted, sources, sending }) => ({
        id,
        name,
        kind,
        mine,
        text,
        done,
        interrupted,
        sources,
        sending,
      }))
    },
  }
  Object.defineProperty(window, '__kith', { value: Object.freeze(hook), enumerable: true })
}

function avatars(): HookAvatar[] {
  const now = performance.now()
  return [...(view?.avatars.values() ?? [])].map((avatar) => ({
    pid: avatar.pid,
    kind: avatar.kind,
    name: avatar.name,
    self: avatar.self,
    x: avatar.x,
    y: avatar.y,
    z: avatar.z,
    yawRadians: avatar.yawRadians,
    look: avatar.look,
    seatId: avatar.seatId,
    emote: avatar.emote,
    presence: avatar.presence,
    hidden: avatar.hidden,
    speaking: avatar.speakingUntilMs > now,
    murmuring: avatar.murmurUntilMs > now,
  }))
}
