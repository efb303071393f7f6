/** One thing that must stay so: five ways of asking, and what every answer has to hold. */
export interface SlotQuestion {
  id: string
  en: readonly string[]
  zh: readonly string[]
  /** Per resident, or the same for all; both languages in one. */
  expect: RegExp | Readonly<Record<string, RegExp>>
}

/** Wordings parted by bars, to keep a question on two lines. */
export function ask(id: string, expect: SlotQuestion['expect'], en: string, zh: string): SlotQuestion {
  return { id, en: en.split(' | '), zh: zh.split(' | '), expect }
}
