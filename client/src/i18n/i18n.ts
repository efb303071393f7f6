import type { Language } from '@kith/shared/text'
import { createInstance } from 'i18next'
import { useMemo } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'
import { appStore } from '#state/app-store.ts'
import type { words as wordsEn } from './en/index.ts'
import type { WordKey, WordTree } from './types.ts'

/** All words but those at the door, as the English files have them. */
type Words = typeof wordsEn
/** A key such as `talk.say`. Plural keys are written without their ending and need `count`. */
export type Word = WordKey<Words>
/** Turns a key into words of the current language. */
export type Say = (key: Word, values?: Readonly<Record<string, string | number>>) => string

const i18n = createInstance()
let started: Promise<void> | null = null

/** Loads the words of the app's language and follows it from then on. Wait for it before drawing what uses `useWords`. */
export function startWords(): Promise<void> {
  started ??= start()
  started.catch(() => {
    started = null
  })
  return started
}

async function start(): Promise<void> {
  const { language } = appStore.getState()
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { [language]: { translation: await loadWords(language) } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false, bindI18nStore: 'added' },
  })
  appStore.subscribe((state) => {
    if (state.language !== i18n.language) void speak(state.language)
  })
}

/** Speaks another language from now on, everywhere at once; the old one until the words have come. */
async function speak(language: Language): Promise<void> {
  if (!i18n.hasResourceBundle(language, 'translation')) i18n.addResourceBundle(language, 'translation', await loadWords(language))
  if (appStore.getState().language === language) await i18n.changeLanguage(language)
}

async function loadWords(language: Language): Promise<WordTree> {
  return language === 'zh' ? (await import('./zh/index.ts')).words : (await import('./en/index.ts')).words
}

/** Changes the language of the whole interface. */
export function changeLanguage(language: Language): void {
  appStore.getState().set({ language })
}

/** The way components get their words: renders again when the language changes. */
export function useWords(): Say {
  const { t } = useTranslation(undefined, { i18n })
  return useMemo(() => (key, values) => t(key, { ...values }), [t])
}
