import type { ActionContext } from '@kith/shared/actions'
import type { Both, Language } from '@kith/shared/text'
import type { ScenePerson } from '#models/port.ts'
import { offsetFromHour, whenInWords } from '#models/script/when.ts'
import { asData } from './quote.ts'
import type { TurnInput } from './types.ts'

/** Someone present, with the short handle the prompt calls them by. Ids never enter a prompt. */
export interface PersonView {
  handle: string
  person: ScenePerson
  /** The name, with the handle when two bear the same. */
  shown: string
}

/** One turn's input as the parts of a prompt look at it. */
export interface PromptView {
  input: TurnInput
  lang: Language
  people: readonly PersonView[]
  ownName: string
  both(text: Both): string
  /** How someone is called in the prompt: handles for namesakes. */
  nameOf(id: string, fallback: string): string
  /** A date and how long ago that is, in words. */
  when(atMs: number): string
}

export function createView(input: TurnInput): PromptView {
  const { lang, nowMs } = input
  const others = input.present.filter((person) => person.id !== input.residentId)
  const people = others.map((person, index): PersonView => {
    const handle = `p${index + 1}`
    const namesakes = others.filter((other) => other.name === person.name).length
    return { handle, person, shown: namesakes > 1 ? `${person.name} (${handle})` : person.name }
  })
  const byId = new Map(people.map((one) => [one.person.id, one]))
  const offsetMs = offsetFromHour(input.hour, nowMs)
  return {
    input,
    lang,
    people,
    ownName: asData(input.card.data.extensions.kith.names[lang], 60),
    both: (text) => text[lang],
    nameOf: (id, fallback) => byId.get(id)?.shown ?? fallback,
    when: (atMs) => `${new Date(atMs + offsetMs).toISOString().slice(0, 10)}, ${whenInWords(atMs, nowMs, lang, offsetMs)}`,
  }
}

/** What a model's action may name in this turn. */
export function actionContext({ input, people }: PromptView): ActionContext {
  return {
    selfId: input.residentId,
    present: people.map(({ handle, person }) => ({ id: person.id, handle, name: person.name, kind: person.kind })),
    spots: input.spots,
    addresseeId: input.addresseeId,
  }
}

/** The line that made the resident take this turn, or ''. */
export function causingText(input: TurnInput): string {
  const { cause } = input
  if (cause.type !== 'addressed' && cause.type !== 'overheard') return ''
  return input.turns.find((turn) => turn.id === cause.utteranceId)?.text ?? input.turns.findLast((turn) => !turn.self)?.text ?? ''
}
