import { Group } from 'three'
import type { CrowdBody } from './crowd-body.ts'
import type { EmoteSigns } from './emote-signs.ts'

/** The signs over emotes and sleepers. What draws them is fetched when the first is due; without it there are just none. */
export class EmoteSprites {
  readonly mesh = new Group()
  #signs: EmoteSigns | null = null
  #asked = false
  #disposed = false

  /** Places this frame's signs. No allocation. */
  update(bodies: readonly CrowdBody[], nowMs: number): void {
    if (this.#signs) this.#signs.update(bodies, nowMs)
    else if (!this.#asked && anyDue(bodies)) this.#ask()
  }

  #ask(): void {
    this.#asked = true
    import('./emote-signs.ts').then(
      (loaded) => {
        if (this.#disposed) return
        this.#signs = new loaded.EmoteSigns()
        this.mesh.add(this.#signs.mesh)
      },
      () => {
        // Off line. Asked again with the next stage; until then an emote goes without its sign.
        this.#signs = null
      },
    )
  }

  dispose(): void {
    this.#disposed = true
    this.#signs?.dispose()
  }
}

function anyDue(bodies: readonly CrowdBody[]): boolean {
  for (let i = 0; i < bodies.length; i++) {
    const view = bodies[i]?.view
    if (view && (view.emote || view.presence === 'asleep')) return true
  }
  return false
}
