import type { Words } from './words.ts'
import { en } from './words-en.ts'
import { zh } from './words-zh.ts'

/** Chinese where the terminal speaks it. */
export function wordsFor(env: Record<string, string | undefined>): Words {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '') ?? ''
  return /^zh\b/i.test(locale.replace('_', '-')) ? zh : en
}

export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}
