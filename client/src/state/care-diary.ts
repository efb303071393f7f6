import type { CareAnswer } from '@kith/shared/protocol'
import { createStore } from 'zustand/vanilla'
import { writeItem } from './preferences.ts'
import { safeStorage, type KeptItems } from './safe-storage.ts'

/** How this person felt after talks. Lives on this device alone. */
export interface CareDiary {
  /** Day of the last question, "2026-05-14"; '' for none. */
  asked: string
  /** Not to be asked again. */
  never: boolean
  /** Oldest first. */
  answers: { day: string; answer: CareAnswer }[]
}
interface CareState extends CareDiary {
  noteAsked: (day: string) => void
  noteAnswer: (day: string, answer: CareAnswer) => void
  setNever: (never: boolean) => void
  /** Leaves no answer on this device; whether to ask stays as it was chosen. */
  forget: () => void
  /** Leaves nothing at all. */
  erase: () => void
}

const key = 'kith.care'
const mostAnswers = 400
const nothing: CareDiary = { asked: '', never: false, answers: [] }
const dayPattern = /^\d{4}-\d{2}-\d{2}$/
const answers: ReadonlySet<unknown> = new Set<CareAnswer>(['better', 'same', 'worse'])

export function createCareStore(storage: KeptItems) {
  return createStore<CareState>()((set, get) => {
    const keep = (change: Partial<CareDiary>) => {
      const { asked, never, answers } = { ...get(), ...change }
      set({ asked, never, answers })
      writeItem(storage, key, JSON.stringify({ asked, never, answers }))
    }
    return {
      ...readCare(storage),
      noteAsked: (day) => keep({ asked: day }),
      noteAnswer: (day, answer) => keep({ answers: [...get().answers, { day, answer }].slice(-mostAnswers) }),
      setNever: (never) => keep({ never }),
      forget: () => keep({ answers: [] }),
      erase() {
        set(nothing)
        storage.removeItem(key)
      },
    }
  })
}

/** Anything unreadable counts as nothing. */
function readCare(storage: Pick<KeptItems, 'getItem'>): CareDiary {
  let kept: unknown = null
  try {
    kept = JSON.parse(storage.getItem(key) ?? 'null')
  } catch {
    return nothing
  }
  if (typeof kept !== 'object' || kept === null) return nothing
  const { asked, never, answers: given }: { asked?: unknown; never?: unknown; answers?: unknown } = kept
  return {
    asked: typeof asked === 'string' && dayPattern.test(asked) ? asked : '',
    never: never === true,
    answers: Array.isArray(given) ? given.filter(isAnswer).slice(-mostAnswers) : [],
  }
}

function isAnswer(value: unknown): value is CareDiary['answers'][number] {
  if (typeof value !== 'object' || value === null || !('day' in value) || !('answer' in value)) return false
  return typeof value.day === 'string' && dayPattern.test(value.day) && answers.has(value.answer)
}

/** The day it is where the person is. */
export function dayOf(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

export const careStore = createCareStore(safeStorage(() => window.localStorage))
