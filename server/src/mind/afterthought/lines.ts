import type { Card } from '@kith/shared/card'
import type { Language } from '@kith/shared/text'
import type { StudyLine } from '#memory/study-types.ts'
import { dataLine } from '../quote.ts'

/** Lines as a model reads them here: numbered from 1, so that it can name them; speakers under labels nobody can take on. */
export interface NumberedLines {
  text: string
  /** By label: P1, P2 … for people; R for the resident itself. */
  speakers: ReadonlyMap<string, string>
  idOf(number: number): string | null
}

export function numberedLines(lines: readonly StudyLine[], utcOffsetMinutes: number): NumberedLines {
  const labels = new Map<string, string>()
  const labelOf = ({ speakerId, by }: StudyLine) => {
    if (by === 'self') return 'R'
    const known = labels.get(speakerId)
    if (known !== undefined) return known
    const label = `${by === 'person' ? 'P' : 'O'}${labels.size + 1}`
    labels.set(speakerId, label)
    return label
  }
  const rows = lines.map((line, index) =>
    dataLine({
      n: index + 1,
      at: new Date(line.atMs + utcOffsetMinutes * 60_000).toISOString().slice(0, 16),
      who: labelOf(line),
      name: line.by === 'self' ? null : line.speakerName,
      says: line.text,
    }),
  )
  return {
    text: rows.join('\n'),
    speakers: new Map([...labels].filter(([, label]) => label.startsWith('P')).map(([id, label]) => [label, id])),
    idOf: (number) => lines[number - 1]?.id ?? null,
  }
}

/** The language most of what people said is in. */
export function languageOf(lines: readonly StudyLine[]): Language {
  const people = lines.filter(({ by }) => by === 'person')
  return people.filter(({ lang }) => lang === 'zh').length * 2 >= people.length ? 'zh' : 'en'
}

export function nameOf(card: Card, lang: Language): string {
  return card.data.extensions.kith.names[lang]
}

/** What one call is shown at most; older lines were read by rule when they were said. */
const linesPerCall = 32

/** Each talk's last lines, where a person said something of substance; the others cost no call. */
export function talksOf(lines: readonly StudyLine[]): StudyLine[][] {
  const talks = new Map<string, StudyLine[]>()
  for (const line of lines) {
    const key = `${line.roomId}\n${line.conversationId}`
    talks.set(key, [...(talks.get(key) ?? []), line])
  }
  return [...talks.values()].map((talk) => talk.slice(-linesPerCall)).filter((talk) => talk.some(saysSomething))
}

/** More than a nod: what weighs nothing is neither worth a call. */
const leastImportance = 0.1
function saysSomething({ by, importance }: StudyLine): boolean {
  return by === 'person' && importance >= leastImportance
}
