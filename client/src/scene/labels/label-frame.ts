/** One frame as labels need it. One record, written again each frame. */
export interface LabelFrame {
  nowMs: number
  deltaSeconds: number
  /** CSS pixels. */
  width: number
  height: number
  pixelRatio: number
  /** CSS pixels that a metre takes at one metre from the camera. */
  focalPixels: number
  /** No gliding. */
  still: boolean
  /** The body under the pointer, or 0. */
  hoverPid: number
}
