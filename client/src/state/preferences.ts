import type { Language } from '@kith/shared/text'
import type { AppState, Quality } from './app-store.ts'
import { readSound, usualSound, type SoundSettings } from './sound-settings.ts'

/** What this browser remembers of its visitor, besides the guest token. */
export interface Preferences {
  name: string
  look: string
  language: Language | null
  quality: Quality | null
  sound: SoundSettings
  /** Lists instead of the picture. */
  listView: boolean
  /** Entered at least once: next time without a card. */
  known: boolean
}

const key = 'kith.preferences'
const nothing: Preferences = { name: '', look: '', language: null, quality: null, sound: usualSound, listView: false, known: false }

/** Reads what was kept; anything unreadable counts as nothing. */
export function readPreferences(storage: Pick<Storage, 'getItem'>): Preferences {
  const kept = readJson(storage)
  const text = (value: unknown, max: number): string => (typeof value === 'string' ? value.slice(0, max) : '')
  return {
    name: text(kept['name'], 200),
    look: text(kept['look'], 60),
    language: kept['language'] === 'zh' || kept['language'] === 'en' ? kept['language'] : null,
    quality: kept['quality'] === 'low' || kept['quality'] === 'medium' || kept['quality'] === 'high' ? kept['quality'] : null,
    sound: readSound(kept['sound']),
    listView: kept['listView'] === true,
    known: kept['known'] === true,
  }
}

/** Keeps the part of the app state worth keeping. A full or forbidden storage is no reason to stop. */
export function writePreferences(
  storage: Pick<Storage, 'setItem'>,
  state: Pick<AppState, 'name' | 'look' | 'language' | 'qualityKept' | 'sound' | 'listView' | 'known'>,
): void {
  const kept: Preferences = {
    name: state.name,
    look: state.look,
    language: state.language,
    // The test quality belongs to one page, not to the browser; one that broke the page is not tried again.
    quality: state.qualityKept === 'test' ? null : state.qualityKept,
    sound: state.sound,
    listView: state.listView,
    known: state.known,
  }
  writeItem(storage, key, JSON.stringify(kept))
}

/** `setItem` that gives up quietly where storage is full or forbidden (private windows): the visit goes on unremembered. */
export function writeItem(storage: Pick<Storage, 'setItem'>, itemKey: string, value: string): boolean {
  try {
    storage.setItem(itemKey, value)
    return true
  } catch {
    return false
  }
}

function readJson(storage: Pick<Storage, 'getItem'>): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(storage.getItem(key) ?? 'null')
    return typeof value === 'object' && value !== null ? { ...value } : { ...nothing }
  } catch {
    return { ...nothing }
  }
}
