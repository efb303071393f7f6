import type { Post } from '#scene/room/solid-parts.ts'
import type { SharedUniforms } from '#scene/room/shared-uniforms.ts'
import type { FollowCamera, Shot } from './follow-camera.ts'

/** From so near the camera nothing can stand between. */
const nearMetres = 0.9
/** A talk's middle this far from my own head is kept in sight as well. */
const apartMetres = 0.3
const fadePerSecond = 6
/** The floor underfoot never goes. */
const overFloorMetres = 0.3
/** A post so near the lens takes too much of a wide picture, and of an upright one. */
const nearLensMetres = { wide: 1.7, upright: 2.6 } as const
/** So far beside the way to a head a post hides it. */
const besideMetres = 0.55
const beforeHeadMetres = 0.4

/**
 * Posts that stand in the lens, or between the camera and a head it shows, are not drawn; what hangs or grows there gets a hole
 * (space-mesh.ts). Other solid things need none: the camera comes nearer before them.
 */
export class ClearSight {
  readonly #shared: SharedUniforms
  readonly #posts: readonly Post[]
  readonly #gone: Float32Array
  #strength = 0

  constructor(shared: SharedUniforms, posts: readonly Post[]) {
    this.#shared = shared
    this.#posts = posts
    this.#gone = new Float32Array(posts.length)
  }

  /** `follow` null: the camera follows nobody, or is on its way. No allocation. */
  update(follow: FollowCamera | null, shot: Shot, feetY: number, upright: boolean, deltaSeconds: number): void {
    const [own, talk] = this.#shared.sights.value
    const share = 1 - Math.exp(-deltaSeconds * fadePerSecond)
    const wanted = follow && follow.heldMetres > nearMetres ? 1 : 0
    this.#strength = towards(this.#strength, wanted, share)
    own.w = this.#strength
    talk.w = 0
    if (follow) {
      const { x, y, z } = follow.own
      own.set(x, y, z, this.#strength)
      const apart = Math.max(Math.abs(shot.to.x - x), Math.abs(shot.to.z - z))
      if (apart > apartMetres) talk.set(shot.to.x, y, shot.to.z, this.#strength)
      this.#shared.sightFloor.value = feetY + overFloorMetres
    }
    const near = upright ? nearLensMetres.upright : nearLensMetres.wide
    for (let at = 0; at < this.#posts.length; at++) {
      const post = this.#posts[at]
      if (!post) continue
      const goes = follow && (standsNear(post, shot, near) || hides(post, shot.from, own) || (talk.w > 0 && hides(post, shot.from, talk)))
      this.#gone[at] = towards(this.#gone[at] ?? 0, goes ? 1 : 0, share)
    }
    this.#write()
  }

  /** The three that are farthest gone. */
  #write(): void {
    const [first, second, third] = this.#shared.posts.value
    first.w = second.w = third.w = 0
    for (let at = 0; at < this.#posts.length; at++) {
      const gone = this.#gone[at] ?? 0
      const post = this.#posts[at]
      const other = second.w < third.w ? second : third
      const least = first.w < other.w ? first : other
      if (post && gone > least.w) least.set(post.x, post.topMetres, post.z, gone)
    }
  }
}

function towards(value: number, wanted: number, share: number): number {
  const next = value + (wanted - value) * share
  return Math.abs(wanted - next) < 0.01 ? wanted : next
}

/** Before the lens, not beside or behind it. */
function standsNear(post: Post, { from, to }: Shot, nearMetres: number): boolean {
  const x = post.x - from.x
  const z = post.z - from.z
  if (x * x + z * z > nearMetres * nearMetres) return false
  return x * (to.x - from.x) + z * (to.z - from.z) > 0
}

function hides(post: Post, from: Shot['from'], head: { x: number; z: number }): boolean {
  const lineX = head.x - from.x
  const lineZ = head.z - from.z
  const metres = Math.sqrt(lineX * lineX + lineZ * lineZ)
  if (metres < beforeHeadMetres) return false
  const x = post.x - from.x
  const z = post.z - from.z
  const along = (x * lineX + z * lineZ) / metres
  return along > 0 && along < metres - beforeHeadMetres && Math.abs(x * lineZ - z * lineX) / metres < besideMetres
}
