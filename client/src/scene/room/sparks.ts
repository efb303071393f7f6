import { createFires } from './fire.ts'
import { createFireflies } from './fireflies.ts'

/** A chunk of its own: only spaces in which something burns or glows in the air fetch it. */
export const sparks = { createFires, createFireflies }
export type Sparks = typeof sparks
