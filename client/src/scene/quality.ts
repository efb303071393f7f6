import type { Quality } from '#state/app-store.ts'
import type { SpaceShading } from './room/space-mesh.ts'

/** What each quality level draws. */
export interface QualitySettings {
  antialias: boolean
  /** Device pixels per CSS pixel the view may go up and adapt down to. */
  mostPixelRatio: number
  leastPixelRatio: number
  shading: SpaceShading
  /** The collision mesh in flat colour instead of the garden. */
  solidsOnly: boolean
  sky: boolean
  glows: boolean
  fireflies: number
  /** Water shows the place upside down: half as many triangles again. */
  reflections: boolean
  plainBodies: boolean
  /** Whoever comes very near is drawn with four times the triangles. */
  fineBodies: boolean
  /** 0: as fast as the display. */
  mostFramesPerSecond: number
}

export const qualitySettings: Record<Quality, QualitySettings> = {
  test: {
    antialias: false,
    mostPixelRatio: 1,
    leastPixelRatio: 1,
    shading: 'flat',
    solidsOnly: true,
    sky: false,
    glows: false,
    fireflies: 0,
    reflections: false,
    plainBodies: true,
    fineBodies: false,
    mostFramesPerSecond: 20,
  },
  low: {
    antialias: false,
    mostPixelRatio: 1,
    leastPixelRatio: 0.6,
    shading: 'light',
    solidsOnly: false,
    sky: true,
    glows: true,
    fireflies: 0,
    reflections: false,
    plainBodies: false,
    fineBodies: false,
    mostFramesPerSecond: 0,
  },
  medium: {
    antialias: true,
    mostPixelRatio: 1.5,
    leastPixelRatio: 0.7,
    shading: 'lit',
    solidsOnly: false,
    sky: true,
    glows: true,
    fireflies: 40,
    reflections: true,
    plainBodies: false,
    fineBodies: true,
    mostFramesPerSecond: 0,
  },
  high: {
    antialias: true,
    mostPixelRatio: 2,
    leastPixelRatio: 1,
    shading: 'lit',
    solidsOnly: false,
    sky: true,
    glows: true,
    fireflies: 80,
    reflections: true,
    plainBodies: false,
    fineBodies: true,
    mostFramesPerSecond: 0,
  },
}
