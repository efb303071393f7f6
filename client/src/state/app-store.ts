import type { BooksMessage, HostViewMessage, NotesMessage, NotesWaitingMessage, RefusalCode, Role } from '@kith/shared/protocol'
import type { Both, Language } from '@kith/shared/text'
import { createStore } from 'zustand/vanilla'
import type { DoorState } from './door-state.ts'
import { type SoundSettings, usualSound } from './sound-settings.ts'

export type Connection = 'idle' | 'entering' | 'online' | 'reconnecting' | 'offline' | 'moved' | 'kicked' | 'banned'
export type Panel = 'people' | 'settings' | 'memory' | 'room' | 'help' | 'emotes' | 'notes' | null
export type Quality = 'test' | 'low' | 'medium' | 'high'

/** Who is here, for lists and screen readers; refreshed a few times a second, not per frame. */
export interface PersonRow {
  pid: number
  name: string
  kind: 'person' | 'resident'
  residentId: string
  self: boolean
  role: Role
  presence: string
  activity: { zh: string; en: string }
  model: string
  /** Since when another model speaks than before here, epoch milliseconds; 0: always this one. */
  modelSinceMs: number
  /** Metres from me, rounded to 0.5; what I would get of a `say` from there. */
  distanceMetres: number
  hearing: 'heard' | 'murmur' | 'none'
  mutedForMe: boolean
  blocked: boolean
  mutedByHost: boolean
  offRecord: boolean
}

export interface AppState {
  language: Language
  quality: Quality
  /** The last quality that drew for a while without harm: what this browser keeps. */
  qualityKept: Quality | null
  sound: SoundSettings
  name: string
  look: string
  /** False until the first Enter of this browser. */
  known: boolean
  connection: Connection
  /** What the door says while not inside. */
  door: DoorState
  /** Why entering failed or ended, if it did. */
  refusal: RefusalCode | null
  /** Invite token when the page is /r/<token>. */
  invite: string | null
  /** What the host called the room behind that invite; '' until it is known, and where it has no name. */
  doorTitle: string
  room: { roomId: string; title: string; kind: 'garden' | 'private'; locked: boolean; shout: boolean; role: Role; model: string } | null
  people: PersonRow[]
  /** Names of those who would hear what I say at each volume. */
  hearers: { whisper: string[]; say: string[]; shout: string[] }
  hostView: HostViewMessage | null
  /** What residents cost here and why they speak, while a host watches it. */
  books: BooksMessage | null
  /** What hangs on the board, while one looks; `unread` when it could not be had. */
  notes: NotesMessage | 'unread' | null
  /** What waits on the board that this person has not looked at; null for nothing. */
  notesWaiting: NotesWaitingMessage | null
  /** The note last pinned up, by its id, and what came of it; null answer: nothing yet. */
  notePinned: { id: string; answer: 'up' | RefusalCode | null } | null
  panel: Panel
  /** Person whose card (menu) is open in the people panel. */
  selectedPid: number | null
  offRecord: boolean
  typing: boolean
  worldReady: boolean
  /** The space that is shown: of the room one is in, or behind the door one stands at; '' while that is being asked. */
  spaceId: string
  /** What that space is called, once its document is here. */
  spaceTitle: Both | null
  /** The light its host chose, '' for the visitor's own clock. */
  light: string
  /** Chosen: lists and a map instead of the picture, and nothing of the 3D world is fetched. */
  listView: boolean
  /** This device draws no picture (any more): the same lists, until somebody asks for the picture again. */
  pictureLost: boolean
  set: (change: Partial<AppState>) => void
}

export function createAppStore(initial: Partial<AppState> = {}) {
  return createStore<AppState>()((set) => ({
    language: 'en',
    quality: 'medium',
    qualityKept: null,
    sound: usualSound,
    name: '',
    look: '',
    known: false,
    connection: 'idle',
    door: { step: 'card' },
    refusal: null,
    invite: null,
    doorTitle: '',
    room: null,
    people: [],
    hearers: { whisper: [], say: [], shout: [] },
    hostView: null,
    books: null,
    notes: null,
    notesWaiting: null,
    notePinned: null,
    panel: null,
    selectedPid: null,
    offRecord: false,
    typing: false,
    worldReady: false,
    spaceId: 'garden',
    spaceTitle: null,
    light: '',
    listView: false,
    pictureLost: false,
    ...initial,
    set: (change) => set(change),
  }))
}

/** Whether lists stand where the picture would. */
export function showsList({ listView, pictureLost }: Pick<AppState, 'listView' | 'pictureLost'>): boolean {
  return listView || pictureLost
}

export const appStore = createAppStore()
