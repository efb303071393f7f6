import { createStore } from 'zustand/vanilla'
import type { Both } from '@kith/shared/text'

/** Somebody whose face is in a picture. */
export interface PhotoSubject {
  name: string
  resident: boolean
  self: boolean
}

/** The view as it was, without interface, tags or bubbles. */
export interface Snapshot {
  canvas: HTMLCanvasElement
  /** Pixels of the canvas to one CSS pixel of the view. */
  scale: number
  subjects: PhotoSubject[]
  /** What the place is called. */
  title: Both
}

/** The running scene as a camera. Implemented by `scene`. */
export interface PhotoCamera {
  /** Draws the view once, `scale` pixels to a CSS pixel (fewer where the device cannot draw so many), null when it cannot draw now. */
  take(scale: number): Snapshot | null
  /** Turns my own body to look into the camera. */
  turnToCamera(): void
}

/** Photo mode: while open the interface is away, labels are not drawn and the camera goes more freely. */
export interface PhotoState {
  open: boolean
  /** The face I make for the picture, as an index of `emotions`; nobody else sees it. */
  emotion: number | null
  camera: PhotoCamera | null
  set: (change: Partial<Pick<PhotoState, 'open' | 'emotion' | 'camera'>>) => void
}

export const photoStore = createStore<PhotoState>()((set) => ({
  open: false,
  emotion: null,
  camera: null,
  set: (change) => set(change),
}))
