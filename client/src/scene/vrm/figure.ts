import type { VRM } from '@pixiv/three-vrm'
import { Box3, Group, Mesh, type Object3D, Quaternion, Vector3 } from 'three'
import type { CrowdBody } from '../avatar/crowd-body.ts'
import { joint } from '../avatar/joints.ts'
import { drivenExpressions, expressionsOf, noExpression } from './expressions.ts'
import { boneRotation, hipsShift, isLeg, type MovedBone, movedBones, stepShare } from './retarget.ts'

/** Taller figures are made this tall, so that nobody towers over a room of small bodies. */
const tallestMetres = 1.6
const leastMetres = 0.7
const longestStepSeconds = 1 / 20
const rotation = new Quaternion()
const atRest = new Quaternion()
const shift = new Vector3()

interface Moved {
  bone: MovedBone
  node: Object3D
}

/** A loaded figure, moved as the body of the one who wears it. */
export class Figure {
  readonly root = new Group()
  /** Draws it takes. */
  readonly pieces: number
  shown = false
  readonly #vrm: VRM
  readonly #moved: Moved[] = []
  readonly #hips: Object3D | null
  readonly #rest = new Vector3()
  readonly #neck: boolean
  readonly #flipped: boolean
  readonly #scale: number
  readonly #tallMetres: number
  readonly #step: number
  readonly #weights = noExpression()

  constructor(vrm: VRM) {
    this.#vrm = vrm
    let pieces = 0
    vrm.scene.traverse((object) => {
      if (object instanceof Mesh) pieces += 1
    })
    this.pieces = pieces
    this.#flipped = vrm.meta.metaVersion === '0'
    for (const bone of movedBones) {
      const node = vrm.humanoid.getNormalizedBoneNode(bone)
      if (node) this.#moved.push({ bone, node })
    }
    this.#hips = vrm.humanoid.getNormalizedBoneNode('hips')
    this.#neck = vrm.humanoid.getNormalizedBoneNode('neck') !== null
    if (this.#hips) this.#rest.copy(this.#hips.position)
    const { max, min } = new Box3().setFromObject(vrm.scene)
    const tall = Math.max(0.01, max.y - min.y)
    this.#tallMetres = Math.min(tallestMetres, Math.max(leastMetres, tall))
    this.#scale = this.#tallMetres / tall
    this.#step = stepShare(this.#rest.y * this.#scale)
    // VRM 0.x looks towards −z at rest, we and VRM 1.0 towards +z.
    if (this.#flipped) vrm.scene.rotation.y = Math.PI
    this.root.add(vrm.scene)
    this.root.scale.setScalar(this.#scale)
  }

  /** Poses it as the crowd posed the body this frame. No allocation of ours. */
  update(body: CrowdBody, deltaSeconds: number): void {
    const { animator, stance } = body
    this.root.visible = body.visible > 0.5
    if (!this.root.visible) return
    for (let i = 0; i < this.#moved.length; i++) {
      const moved = this.#moved[i]
      if (!moved) continue
      boneRotation(moved.bone, animator.pose, this.#neck, this.#flipped, rotation)
      if (isLeg(moved.bone)) rotation.slerp(atRest, animator.moving * (1 - this.#step))
      moved.node.quaternion.copy(rotation)
    }
    this.#hips?.position.copy(this.#rest).add(hipsShift(animator.pose, this.#rest.y, this.#flipped, shift))
    this.root.rotation.y = stance.yawRadians
    this.root.position.set(stance.x, stance.y, stance.z)
    if (body.seated > 0) this.#sitAs(body)
    // Tags hang above this head.
    body.top[1] = this.root.position.y + this.#tallMetres + 0.04
    this.#express(body)
    this.#vrm.update(Math.min(longestStepSeconds, deltaSeconds))
  }

  /** On a seat the hips are where the small body's would be, however long the legs. */
  #sitAs(body: CrowdBody): void {
    const wanted = body.placed[joint.hips * 12 + 7] ?? 0
    const own = body.stance.y + (this.#hips?.position.y ?? 0) * this.#scale
    this.root.position.y += (wanted - own) * body.seated
  }

  #express({ animator }: CrowdBody): void {
    const { expressionManager } = this.#vrm
    if (!expressionManager) return
    expressionsOf(animator.face, this.#weights)
    for (const name of drivenExpressions) expressionManager.setValue(name, this.#weights[name])
  }
}
