import type { Language } from '@kith/shared/text'
import { createInstance } from 'i18next'
import { useSyncExternalStore } from 'react'
import { door as doorEn } from './en/door.ts'
import type { words as wordsEn } from './en/index.ts'
import type { WordKey, WordTree } from './types.ts'
import { door as doorZh } from './zh/door.ts'

/** All words, as the English files have them. */
export type Words = typeof wordsEn & { readonly door: typeof doorEn }
/** A key such as `talk.say`. Plural keys are written without their ending and need `count`. */
export type Word = WordKey<Words>
/** Turns a key into words of the current language. */
export type Say = (key: Word, values?: Readonly<Record<string, string | number>>) => string

const i18n = createInstance()
const listeners = new Set<() => void>()
let version = 0

function changed(): void {
  version += 1
  for (const listener of listeners) listener()
}

/** Prepares the words at the door in both languages. Call once, before the first render. */
export function startWords(language: Language): void {
  void i18n.init({
    lng: language,
    fallbackLng: 'en',
    initAsync: false,
    resources: { en: { translation: { door: doorEn } }, zh: { translation: { door: doorZh } } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  document.documentElement.lang = htmlLanguage(language)
}

/** Loads the rest of a language's words (once); resolves when they can be said. */
export async function loadWords(language: Language): Promise<void> {
  const words: WordTree = language === 'zh' ? (await import('./zh/index.ts')).words : (await import('./en/index.ts')).words
  if (i18n.getResource(language, 'translation', 'talk.say') !== undefined) return
  i18n.addResourceBundle(language, 'translation', words, true, true)
  changed()
}

/** Speaks another language from now on, everywhere at once. */
export async function changeLanguage(language: Language): Promise<void> {
  await loadWords(language)
  await i18n.changeLanguage(language)
  document.documentElement.lang = htmlLanguage(language)
  changed()
}

export const say: Say = (key, values) => i18n.t(key, { ...values })

/** The way components get their words: renders again when the language changes. */
export function useWords(): Say {
  useSyncExternalStore(subscribe, currentVersion)
  return say
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function currentVersion(): number {
  return version
}

function htmlLanguage(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en'
}
