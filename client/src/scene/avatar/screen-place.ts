/** Where a body's top is on screen, CSS pixels; written each frame for tags and bubbles. */
export interface ScreenPlace {
  x: number
  y: number
  /** Metres from the camera along its view; negative behind it. */
  depth: number
}

export function createScreenPlace(): ScreenPlace {
  return { x: 0, y: 0, depth: -1 }
}
