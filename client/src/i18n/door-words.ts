import type { Language } from '@kith/shared/text'
import { useStore } from 'zustand'
import { appStore } from '#state/app-store.ts'
import { door as en } from './en/door.ts'
import type { WordKey } from './types.ts'
import { door as zh } from './zh/door.ts'

type DoorWord = WordKey<typeof en>
type Values = Readonly<Record<string, string | number>>
export type SayDoor = (key: DoorWord, values?: Values) => string

/**
 * The few words at the door, said without i18next: they are needed before the first paint, and i18next (15 kB) comes
 * with the words it serves (i18n.ts). Same slots `{{name}}`, same plural endings by `count`.
 */
const speakers: Record<Language, SayDoor> = { en: speaker('en', en), zh: speaker('zh', zh) }

function speaker(language: Language, words: Readonly<Record<string, string>>): SayDoor {
  const plural = new Intl.PluralRules(language)
  return (key, values = {}) => {
    const count = values['count']
    const found =
      words[key] ?? words[`${key}_${typeof count === 'number' ? plural.select(count) : 'other'}`] ?? words[`${key}_other`] ?? key
    return found.replace(/\{\{(\w+)\}\}/g, (_, slot: string) => String(values[slot] ?? ''))
  }
}

export function useDoorWords(): SayDoor {
  return speakers[useStore(appStore, (state) => state.language)]
}

/** For tests and for what is no component. */
export function doorWords(language: Language): SayDoor {
  return speakers[language]
}
