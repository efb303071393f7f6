import { z } from 'zod'
import { bothSchema } from '../text/both.ts'

/** Coordinates are metres, y up, +z towards the viewer at yaw 0; yaw in radians about y (0 looks to +z). */
const metres = z.number().min(-500).max(500)
const id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

export const seatSchema = z.object({
  id,
  kind: z.enum(['cushion', 'stool', 'sofa', 'bench']),
  x: metres,
  /** Height of the surface one sits on. */
  y: metres,
  z: metres,
  yawRadians: z.number(),
})

/** A named place a resident (or a list-view user) can walk to. */
export const spotSchema = z.object({ id, x: metres, z: metres, yawRadians: z.number(), title: bothSchema })

/** A nook keeps its words inside; a stage is heard by all. */
export const zoneSchema = z.object({
  id,
  kind: z.enum(['nook', 'stage']),
  title: bothSchema,
  x: metres,
  z: metres,
  radiusMetres: z.number().min(0.2).max(100),
})

const colour = z.string().regex(/^#[0-9a-f]{6}$/)
const share = z.number().min(0).max(1)
const hour = z.number().min(0).max(24)

/** How the sky looks and how bright the lamps burn at one time or in one weather. Colours are sRGB. */
export const spaceLightSchema = z.object({
  id,
  title: bothSchema,
  /** By the visitor's clock this light is worn between these hours, over midnight when `from` is larger; the first light without hours fills the rest. */
  hours: z.object({ from: hour, to: hour }).optional(),
  /** What the baked light of the sky is multiplied with; white is as it was baked. */
  skyTint: colour,
  skyGain: z.number().min(0).max(3).default(1),
  lampGain: z.number().min(0).max(3).default(1),
  dome: z.object({
    zenith: colour,
    middle: colour,
    low: colour,
    /** Around the sun. */
    glow: colour,
    clouds: colour,
    cloudAmount: share,
    stars: share,
    moon: share,
  }),
  towardsSun: z.tuple([z.number().min(-1).max(1), z.number().min(-1).max(1), z.number().min(-1).max(1)]),
  hills: z.object({ near: colour, far: colour }),
  fog: z.object({ colour, glow: colour, fromMetres: metres, toMetres: metres }),
  /** Light of the sky on bodies: from above, from the ground, and along their edges. */
  bodies: z.object({ sky: colour, ground: colour, rim: colour }),
  water: z.object({ deep: colour, shine: colour }).default({ deep: '#3d7086', shine: '#f5d9c0' }),
  rain: share.default(0),
  mist: share.default(0),
  fireflies: share.default(0),
})
export type SpaceLight = z.infer<typeof spaceLightSchema>

/** A ring of hills on the horizon. */
const ridgeSchema = z.object({ radiusMetres: z.number().min(10).max(200), heightMetres: z.number().min(0).max(80), phase: z.number() })

export const spaceDocumentSchema = z.object({
  id,
  title: bothSchema,
  description: bothSchema,
  spawns: z
    .array(z.object({ x: metres, z: metres, yawRadians: z.number() }))
    .min(1)
    .max(64),
  seats: z.array(seatSchema).max(200),
  spots: z.array(spotSchema).max(100),
  zones: z.array(zoneSchema).max(50),
  /** Walkable bounds, for packing positions into frames. */
  bounds: z.object({ minX: metres, maxX: metres, minZ: metres, maxZ: metres }),
  /** The view behind the entry card. */
  hero: z.object({
    from: z.tuple([metres, metres, metres]),
    to: z.tuple([metres, metres, metres]),
    fovDegrees: z.number().min(10).max(100),
  }),
  /** What it can look like; a plain day when left out. */
  lights: z.array(spaceLightSchema).max(8).default([]),
  ridges: z.array(ridgeSchema).max(6).default([]),
})
export type SpaceDocument = z.infer<typeof spaceDocumentSchema>
export type Seat = z.infer<typeof seatSchema>
export type Spot = z.infer<typeof spotSchema>
export type Zone = z.infer<typeof zoneSchema>
