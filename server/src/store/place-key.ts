import { createHash } from 'node:crypto'

const prefix = 'places:'

/** The name of the note on where people last stood in a room. */
export function placesName(roomId: string): string {
  return `${prefix}${roomId}`
}

/** Under what a person stands in such a note: a digest, so that the note names nobody and can still be erased from. */
export function placeKeyOf(roomId: string, personId: string): string {
  return createHash('sha256').update(`${roomId} ${personId}`).digest('base64url')
}
