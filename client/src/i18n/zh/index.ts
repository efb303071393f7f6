import type { InChinese } from '../types.ts'
import type { words as english } from '../en/index.ts'
import { code, notice } from './codes.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { talk } from './talk.ts'
import { welcome } from './welcome.ts'

export const words: InChinese<typeof english> = { code, notice, settings, shell, talk, welcome }
