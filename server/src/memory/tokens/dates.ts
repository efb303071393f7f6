const dayMs = 86_400_000
const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const monthNumber = new Map<string, number>(
  months.flatMap((name, index) => [[name, index + 1] as const, [name.slice(0, 3), index + 1] as const]),
)
monthNumber.set('sept', 9)
const monthPattern = [...monthNumber.keys()].toSorted((a, b) => b.length - a.length).join('|')

const isoDate = /\b((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})\b/g
const hanDate = /(?:((?:19|20)\d\d)年)?(\d{1,2})月(?:(\d{1,2})[日号])?/g
const dayFirst = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${monthPattern})\\b`, 'g')
const monthFirst = new RegExp(`\\b(${monthPattern})\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b`, 'g')
/** "may" and "march" alone are verbs; after a preposition they are months. */
const monthAlone = new RegExp(
  `\\b(?:(?:in|since|until|last|next|this|every|of) (${monthPattern})|(january|february|april|june|july|august|september|october|november|december))\\b`,
  'g',
)
const year = /(?<![\d:])((?:19|20)\d\d)(?![\d:])/g

export interface FoundDates {
  tokens: string[]
  /** The text without what was read as a date. */
  rest: string
}

/** Dates written in a text, in either language, as tokens `d:5-2`, `m:5`, `y:2026`. `text` is lower case. */
export function dateTokens(text: string): FoundDates {
  const tokens: string[] = []
  const addDay = (month: number, day: number): void => {
    if (month < 1 || month > 12) return
    tokens.push(`m:${month}`)
    if (day >= 1 && day <= 31) tokens.push(`d:${month}-${day}`)
  }
  const rest = text
    .replace(isoDate, (_, y: string, month: string, day: string) => {
      tokens.push(`y:${y}`)
      addDay(Number(month), Number(day))
      return ' '
    })
    .replace(hanDate, (_, y: string | undefined, month: string, day: string | undefined) => {
      if (y !== undefined) tokens.push(`y:${y}`)
      addDay(Number(month), Number(day ?? 0))
      return ' '
    })
    .replace(dayFirst, (_, day: string, month: string) => {
      addDay(monthNumber.get(month) ?? 0, Number(day))
      return ' '
    })
    .replace(monthFirst, (_, month: string, day: string) => {
      addDay(monthNumber.get(month) ?? 0, Number(day))
      return ' '
    })
    .replace(monthAlone, (_, after: string | undefined, alone: string | undefined) => {
      addDay(monthNumber.get(after ?? alone ?? '') ?? 0, 0)
      return ' '
    })
    .replace(year, (_, y: string) => {
      tokens.push(`y:${y}`)
      return ' '
    })
  return { tokens, rest }
}

/** The tokens of the day a memory was made. */
export function tokensOfDay(atMs: number, utcOffsetMinutes: number): string[] {
  const at = new Date(atMs + utcOffsetMinutes * 60_000)
  const month = at.getUTCMonth() + 1
  return [`m:${month}`, `d:${month}-${at.getUTCDate()}`, `y:${at.getUTCFullYear()}`]
}

const relativeDays: [RegExp, number][] = [
  [/\bthe day before yesterday\b|前天/g, -2],
  [/\byesterday\b|\blast night\b|昨天|昨晚/g, -1],
  [/\bthis morning\b|今早|今天早上/g, 0],
]

/** "Yesterday" and its like in a question, as the day they mean. */
export function relativeDayTokens(text: string, nowMs: number, utcOffsetMinutes: number): FoundDates {
  const tokens: string[] = []
  let rest = text
  for (const [pattern, days] of relativeDays) {
    rest = rest.replace(pattern, () => {
      tokens.push(tokensOfDay(nowMs + days * dayMs, utcOffsetMinutes)[1] ?? '')
      return ' '
    })
  }
  return { tokens, rest }
}

/** A day or a month that is asked about. */
export interface AskedDate {
  month: number
  /** Null for the whole month. */
  day: number | null
  /** Null for any year. */
  year: number | null
}

/** The days among a question's tokens, or the months when it names no day. */
export function datesAmong(tokens: readonly string[]): AskedDate[] {
  const numbers = (kind: string) =>
    tokens.filter((token) => token.startsWith(`${kind}:`)).map((token) => token.slice(2).split('-').map(Number))
  const year = numbers('y')[0]?.[0] ?? null
  const days = numbers('d').map(([month = 0, day = 0]) => ({ month, day, year }))
  return days.length > 0 ? days : numbers('m').map(([month = 0]) => ({ month, day: null, year }))
}

/** People tell of a day for about so many days after it. */
const toldForDays = 14

/** 0–1: how likely something said on a day (counted from 1970) is about an asked date: then it was, or was told of soon after. */
export function nearness({ month, day, year }: AskedDate, saidOnDay: number): number {
  const saidYear = new Date(saidOnDay * dayMs).getUTCFullYear()
  let most = 0
  for (const candidate of year === null ? [saidYear - 1, saidYear] : [year]) {
    const first = Date.UTC(candidate, month - 1, day ?? 1) / dayMs
    const last = day === null ? Date.UTC(candidate, month, 0) / dayMs : first
    if (saidOnDay >= first) most = Math.max(most, 1 - Math.max(0, saidOnDay - last) / toldForDays)
  }
  return most
}
