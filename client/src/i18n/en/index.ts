import { code, notice } from './codes.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { talk } from './talk.ts'
import { welcome } from './welcome.ts'

/** Everything but the words at the door, loaded once the card is on the screen. */
export const words = { code, notice, settings, shell, talk, welcome } as const
