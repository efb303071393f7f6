/** A place in the room, metres. */
export interface Place {
  x: number
  y: number
  z: number
}

/** A head, and where its face looks. */
export interface Face extends Place {
  yawRadians: number
}

/** How a camera would stand to see a talk: what it turns round, from which side, how far away. */
export interface FacesShot {
  focusX: number
  focusZ: number
  yawRadians: number
  pitch: number
  distance: number
}

/** The middle of a place, where its lights are, and from which side it was made to be seen. */
export interface Heart {
  x: number
  z: number
  frontRadians: number
}

export interface FramingView {
  /** The height a camera turns round, metres; and how far above it it aims. */
  focusY: number
  tiltRadians: number
  /** Where the camera is seen from now: direction from the body to it. */
  yawRadians: number
  heart: Heart | null
  aspect: number
  fovDegrees: number
  leastMetres: number
  mostMetres: number
  /** Metres free behind a focus in a direction; walls and leaves considered. */
  freeMetres(focusX: number, focusZ: number, yawRadians: number, pitch: number, wantedMetres: number): number
  /** Nothing solid stands between two places. */
  sees(from: Place, to: Place): boolean
}

/** A camera that stands, with what it sees measured in halves of the picture. */
export interface Stand extends FacesShot {
  camera: Place
  /** How far down it looks, aimed as it is. */
  downRadians: number
  wide: number
  tall: number
}

/** Who is about: oneself, who talks (whoever speaks first), and who only stands there and may stand in the way. */
export interface Company {
  self: Face
  talkers: readonly Face[]
  bystanders: readonly Face[]
}

/** Where a face is free of bars, bubbles and the composer. */
export const freeArea = { across: 0.84, top: 0.66, bottom: -0.52 } as const
/** One's own head is to be no larger in the picture than the faces it is about. */
export const ownLeastMetres = 3.2
