/** Where a body's top is on screen, CSS pixels; written each frame for tags and bubbles. */
export interface ScreenPlace {
  x: number
  y: number
  /** Metres from the camera along its view; negative behind it. */
  depth: number
  /** Top of the name tag, or of the body when it has none this frame: where bubbles stand. */
  tagTop: number
}

export function createScreenPlace(): ScreenPlace {
  return { x: 0, y: 0, depth: -1, tagTop: 0 }
}
