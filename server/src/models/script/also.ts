import type { Move } from './move.ts'
import { pick, pickAny, type Part, type Reply } from './say.ts'
import { heardAct, readAgain, type Talk } from './talk.ts'
import { note } from './tell-moves.ts'
import { clauses } from './understand/normalise.ts'

/** Moves that answer a question or a wish, and moves that lend an ear. */
const answering = /^(?:self-|fact-|taste$|opinion$|topic$|place$|sky$|ai$|other$|request-|order|wellbeing$|hand-over$|talk$|asked$|memory$)/
const listening = /^(?:feeling-|told-|listen$|echo|answer$|thanks$|apology$)/
/** What stands alone, whatever else was said with it. */
const alone = /^(?:request-(?:leave|quiet|stop|spare|introduce)|feeling-crisis)$/
const felt = ['sad', 'anxious', 'tired', 'lonely', 'angry', 'glad'] as const
/** No way to meet a second wish. */
const turnsAway = /^(?:reaction\.(?:decline|unknown|noMemory)|stock\.(?:unknown|noMemory|noTaste|noAdvice|toldAll))/
/** Longer replies have said enough. */
const longest = { en: 190, zh: 70 } as const
const leastScore = 60
const thanksChance = 0.6
const anotherQuestion = / (?:and|but)(?: also)? (?=(?:how|what|where|when|who|why|which|do|does|are|is|can|have)\b)/

/**
 * A line may hold several things. The heaviest was answered by `made`; one other is at least met: how they feel before a
 * question is answered, the question after how they feel, or the second of two.
 */
export function meetingTheRest(talk: Talk, kind: string, made: Reply, movesOf: (talk: Talk) => Move[]): Reply {
  const { heard, lang } = talk
  const length = made.parts.reduce((sum, { text }) => sum + text.length, 0)
  const parts = heard === null ? [] : clausesOf(heard.text)
  if (heard === null || heard.turn.kind !== 'person' || parts.length < 2 || alone.test(kind) || length > longest[lang]) return made
  const asks = heard.question || heard.acts.some(({ name }) => name === 'request')
  const said = made.parts.length === 0 || !asks ? null : beforeAnswer(talk, kind)
  if (said !== null) return { ...made, parts: [said, ...made.parts] }
  if (!answering.test(kind) && !listening.test(kind)) return made
  const more = anotherAnswer(talk, kind, parts, movesOf)
  if (more === null) return made
  const [first, ...others] = made.parts
  const kept = first === undefined ? [] : [first, ...others.filter(({ asks }) => !asks)]
  return { ...made, parts: [...kept, ...more.parts.slice(0, 1)], calls: [...made.calls, ...more.calls] }
}

function clausesOf(text: string): string[] {
  const [whole = text, ...parts] = clauses(text)
  return (parts.length === 0 ? [whole] : parts).flatMap((part) => part.split(anotherQuestion))
}

/** A word for what they feel, who they are or what they tell, before their question is answered. */
function beforeAnswer(talk: Talk, kind: string): Part | null {
  if (!answering.test(kind)) return null
  const feeling = felt.find((slot) => heardAct(talk, 'feeling', slot) !== null)
  if (feeling !== undefined) return pickAny(talk, [`reaction.${feeling}`], { asking: 'never' })
  const name = heardAct(talk, 'tell-self', 'name')
  if (name !== null && kind !== 'self-name') return pick(talk, 'stock.namePrelude', { values: { told: name.about ?? '' } })
  const told = talk.heard?.acts.find((act) => act.name === 'tell-self' && act.slot !== 'name')
  if (told !== undefined && kind !== 'memory' && kind !== 'topic') return note(talk, told, 'never')
  const thanks = heardAct(talk, 'thanks')
  return thanks !== null && talk.random.chance(thanksChance) ? pick(talk, 'reaction.thanks', { asking: 'never' }) : null
}

/** The answer to a question or wish of the same line that is not the one answered already. */
function anotherAnswer(talk: Talk, kind: string, parts: readonly string[], movesOf: (talk: Talk) => Move[]): Reply | null {
  for (const part of parts) {
    const again = readAgain(talk, part)
    const wishes = again.heard?.acts.some(({ name }) => name === 'request') === true
    if (again.heard?.question !== true && !wishes) continue
    const moves = movesOf(again).filter((move) => move.score >= leastScore && answering.test(move.kind) && !alone.test(move.kind))
    const [best] = moves.toSorted((a, b) => b.score - a.score)
    if (best === undefined || best.kind === kind) continue
    const made = best.make()
    if (made !== null && made.parts.every(({ id }) => !turnsAway.test(id))) return made
  }
  return null
}
