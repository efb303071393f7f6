import { z } from 'zod'

const metres = z.number().min(-500).max(500)
const colour = z.string().regex(/^#[0-9a-f]{6}$/)
const place = { x: metres, y: metres, z: metres }

/** A lamp the bake has used; the client sums the same list to light avatars. Colours are sRGB. */
export const lampSchema = z.object({
  ...place,
  colour,
  intensity: z.number().min(0).max(50),
  /** Beyond this the lamp gives nothing. */
  radiusMetres: z.number().min(0.1).max(100),
  /** A flame: its light trembles. */
  flicker: z.boolean(),
})

/** A soft additive sprite around something bright. */
export const glowSchema = z.object({ ...place, colour, sizeMetres: z.number().min(0.01).max(20) })

/** A board the client writes the space's title on; its centre, facing +z when yaw and pitch are 0. */
export const signSchema = z.object({
  ...place,
  yawRadians: z.number(),
  /** Positive tips the face up. */
  pitchRadians: z.number(),
  widthMetres: z.number().min(0.1).max(20),
  heightMetres: z.number().min(0.1).max(20),
})

/** Where flames are drawn; the centre of the fire's bed. */
export const fireSchema = z.object({ ...place, radiusMetres: z.number().min(0.05).max(5) })

/** A round sheet of still water, its middle on the surface. */
export const waterSchema = z.object({ ...place, radiusMetres: z.number().min(0.5).max(200) })

/** Where rain is seen to fall when the light has rain in it. */
export const rainVolumeSchema = z.object({
  minX: metres,
  maxX: metres,
  minY: metres,
  maxY: metres,
  minZ: metres,
  maxZ: metres,
})

/** A drifting bank of mist, standing upright towards whoever looks; its middle. */
export const mistBankSchema = z.object({
  ...place,
  widthMetres: z.number().min(1).max(200),
  heightMetres: z.number().min(0.2).max(60),
})

const hue = z.tuple([z.number().min(0).max(20), z.number().min(0).max(20), z.number().min(0).max(20)])

/** What shines in a space besides the baked light: `built/<space>/lights.json`. */
export const spaceLightsSchema = z.object({
  lamps: z.array(lampSchema).max(200),
  glows: z.array(glowSchema).max(1000),
  signs: z.array(signSchema).max(20),
  fires: z.array(fireSchema).max(20),
  waters: z.array(waterSchema).max(4),
  /** Window glass that rain runs down; placed as boards are. */
  panes: z.array(signSchema).max(20),
  rains: z.array(rainVolumeSchema).max(4),
  mists: z.array(mistBankSchema).max(60),
  /** Mean hues of the baked light of sky and lamps, linear, of luminance 1. */
  hues: z.object({ sky: hue, lamp: hue }),
})
export type SpaceLights = z.infer<typeof spaceLightsSchema>
export type Lamp = z.infer<typeof lampSchema>
export type Glow = z.infer<typeof glowSchema>
export type Sign = z.infer<typeof signSchema>
export type Water = z.infer<typeof waterSchema>
export type Pane = Sign
export type RainVolume = z.infer<typeof rainVolumeSchema>
export type MistBank = z.infer<typeof mistBankSchema>
export type Fire = z.infer<typeof fireSchema>
