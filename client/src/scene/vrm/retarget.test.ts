import fc from 'fast-check'
import { Quaternion, Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { createPose, hipsOffset, joint } from '../avatar/joints.ts'
import { boneRotation, hipsShift, isLeg, movedBones, stepShare } from './retarget.ts'

const angle = fc.double({ min: -1.5, max: 1.5, noNaN: true })
const turned = (bone: (typeof movedBones)[number], pose = createPose(), neck = false, flipped = false) =>
  boneRotation(bone, pose, neck, flipped, new Quaternion())

describe('a figure in our poses', () => {
  it('lets arms that were held out hang, a little outwards', () => {
    const left = new Vector3(1, 0, 0).applyQuaternion(turned('leftUpperArm'))
    const right = new Vector3(-1, 0, 0).applyQuaternion(turned('rightUpperArm'))
    expect(left.y).toBeLessThan(-0.95)
    expect(left.x).toBeGreaterThan(0.1)
    expect(right.y).toBeCloseTo(left.y)
    expect(right.x).toBeCloseTo(-left.x)
  })

  it('points the forearm where ours points', () => {
    fc.assert(
      fc.property(fc.tuple(angle, angle, angle), fc.tuple(angle, angle, angle), (arm, fore) => {
        const pose = createPose()
        pose.set(arm, joint.armLeft * 3)
        pose.set(fore, joint.foreLeft * 3)
        const hand = new Vector3(1, 0, 0).applyQuaternion(turned('leftUpperArm', pose).multiply(turned('leftLowerArm', pose)))
        const ours = turned('hips', createPose())
        const own = (at: number): Quaternion => {
          const single = createPose()
          single.set(pose.subarray(at * 3, at * 3 + 3), joint.hips * 3)
          return turned('hips', single)
        }
        const hanging = new Vector3(1, 0, 0).applyQuaternion(turned('leftUpperArm'))
        const wanted = hanging.applyQuaternion(ours.multiply(own(joint.armLeft)).multiply(own(joint.foreLeft)))
        expect(hand.distanceTo(wanted)).toBeLessThan(1e-5)
      }),
    )
  })

  it('shares the turn of the head with a neck where there is one', () => {
    const pose = createPose()
    pose[joint.head * 3 + 1] = 0.8
    const whole = turned('neck', pose, true).multiply(turned('head', pose, true))
    expect(whole.angleTo(turned('head', pose, false))).toBeLessThan(1e-6)
  })

  it('mirrors what a VRM 0.x has the other way round', () => {
    const pose = createPose()
    pose[joint.legLeft * 3] = 0.7
    const [ours, flipped] = [turned('leftUpperLeg', pose), turned('leftUpperLeg', pose, false, true)]
    expect(flipped.x).toBeCloseTo(-ours.x)
    expect(flipped.w).toBeCloseTo(ours.w)
  })

  it('moves the hips in proportion to the legs, and steps less with longer ones', () => {
    const pose = createPose()
    pose[hipsOffset + 1] = -0.1
    expect(hipsShift(pose, 0.8, false, new Vector3()).y).toBeCloseTo(-0.2)
    expect(stepShare(0.8)).toBeCloseTo(0.5)
    expect(stepShare(0.2)).toBe(1)
    expect(movedBones.filter(isLeg)).toHaveLength(6)
  })
})
