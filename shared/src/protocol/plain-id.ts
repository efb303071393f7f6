import { z } from 'zod'

/** An id as a client names it: any text without control characters, of which one database takes what the other refuses. */
export function plainId(mostCharacters: number) {
  return z
    .string()
    .max(mostCharacters)
    .regex(/^\P{Cc}*$/u)
}
