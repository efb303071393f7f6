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
})
export type SpaceDocument = z.infer<typeof spaceDocumentSchema>
export type Seat = z.infer<typeof seatSchema>
export type Spot = z.infer<typeof spotSchema>
export type Zone = z.infer<typeof zoneSchema>
