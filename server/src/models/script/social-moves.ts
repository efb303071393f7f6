import { pick, pickAny, reply, type Part, type Reply } from './say.ts'
import { tasteLike } from './self-moves.ts'
import { heardAct, lastSaid, type Talk } from './talk.ts'
import { clauses } from './understand/normalise.ts'
import { understand } from './understand/understand.ts'
import { opened, tell } from './topic-moves.ts'
import type { ActName } from './understand/acts.ts'
import type { Move } from './move.ts'
import { greetingPart } from './greeting.ts'

/** Acts answered by one line of the card's own, and what to fall back on. */
const plain: readonly (readonly [act: ActName, groups: readonly string[]])[] = [
  ['thanks', ['reaction.thanks', 'stock.ack']],
  ['apology', ['reaction.apology', 'stock.comfort']],
  ['praise', ['reaction.praise', 'reaction.thanks']],
  ['insult', ['reaction.insult', 'stock.quiet']],
  ['tease', ['reaction.tease', 'reaction.laugh']],
  ['affection', ['bound.romance', 'stock.affection']],
  ['unclear', ['stock.comfort']],
]

/** Manners, moods toward the resident, coming and going. */
export function socialMoves(talk: Talk): Move[] {
  const moves: Move[] = []
  for (const [name, groups] of plain) {
    const act = heardAct(talk, name)
    if (act !== null) moves.push({ kind: name, score: act.weight, make: () => reply([pickAny(talk, groups)]) })
  }
  const laugh = heardAct(talk, 'laugh')
  if (laugh !== null)
    moves.push({
      kind: 'laugh',
      score: laugh.weight,
      make: () => (lastSaid(talk, 'reaction.laugh', 3) === null ? reply([pick(talk, 'reaction.laugh')]) : null),
    })
  moves.push(...greetMoves(talk), ...farewellMoves(talk), ...againMoves(talk), ...yesNoMoves(talk))
  const notYou = heardAct(talk, 'not-you')
  if (notYou !== null)
    moves.push({
      kind: 'not-you',
      score: notYou.weight,
      make: () => reply([pick(talk, 'stock.notYou')]) ?? { parts: [], calls: [{ name: 'emote', args: { emote: 'nod' } }] },
    })
  const well = heardAct(talk, 'wellbeing')
  if (well !== null)
    moves.push({
      kind: 'wellbeing',
      score: well.weight,
      make: () => sameOfMe(talk) ?? withHello(talk, pickAny(talk, ['reaction.wellbeing', 'reaction.mood', 'reaction.today'])),
    })
  return moves
}

const returned = /^(?:(?:and|so),? )?(?:(?:what|how) about )?(?:you|yourself)\??$|^(?:那|那么|哦|嗯)?[你您](?:自己)?呢\??$/

/** "And you?": asked back for what they have just told of themselves, or for what I had asked them. */
function sameOfMe(talk: Talk): Reply | null {
  const { heard, scene } = talk
  if (heard === null || !clauses(heard.text).some((part) => returned.test(part.replace(/[.!~。]+$/, '')))) return null
  const at = scene.turns.findIndex(({ id }) => id === heard.turn.id)
  const before = scene.turns.slice(0, Math.max(0, at)).findLast(({ speakerId }) => speakerId === heard.turn.speakerId)
  const mine = talk.own[0]?.lineIds.find((id) => /^topic\..+\.ask\./.test(id))?.split('.')[1]
  const here = heard.acts.filter(({ name }) => name === 'tell-self')
  const told = here.length > 0 || before === undefined ? here : understand(before.text, before.lang).acts
  const act = told.find(({ name }) => name === 'tell-self' || name === 'ask-memory' || name === 'ask-self')
  if (mine !== undefined && here.length === 0) return tell(talk, mine)
  switch (act?.slot) {
    case 'name':
    case 'work':
    case 'home':
      return reply([pick(talk, `slot.${act.slot}`)])
    case 'birthday':
      return reply([pick(talk, 'slot.age')])
    case 'person':
    case 'named':
      return reply([pick(talk, 'slot.family')])
    case 'plan':
    case 'event':
      return reply([pick(talk, 'reaction.today')])
    case 'taste':
    case 'likes':
    case 'distaste':
      return tasteLike(talk, `${act.about ?? ''} ${before?.text ?? ''}`)
    default:
      return null
  }
}

/** So many words after a hello are what is to be answered. */
const longHello = 6

function greetMoves(talk: Talk): Move[] {
  const act = heardAct(talk, 'greet')
  if (act === null) return []
  const first = talk.own.length === 0
  return [
    {
      kind: 'greet',
      score: (talk.heard?.words.size ?? 0) >= longHello ? 20 : act.weight,
      make: () => (first ? reply([greetingPart(talk)]) : null) ?? reply([pick(talk, 'stock.hello')]) ?? opened(talk, null),
    },
  ]
}

/** "Hi, how are you?": a hello of one or two words first, unless hello was said. */
function withHello(talk: Talk, answer: Part | null): Reply | null {
  if (answer === null || talk.own.length > 0 || heardAct(talk, 'greet') === null) return reply([answer])
  const hello = pick(talk, 'stock.hello', { asking: 'never' })
  return hello === null ? reply([answer]) : reply([hello, answer])
}

/** Goodbyes are respected at once: one line, no question, and the talk is over. */
function farewellMoves(talk: Talk): Move[] {
  const act = heardAct(talk, 'farewell')
  if (act === null) return []
  if (/\bor not\b|\bactually,? no\b|不走了|不走啦/.test(talk.heard?.text ?? ''))
    return [{ kind: 'stay', score: act.weight, make: () => reply([pick(talk, 'stock.stay', { again: true })]) }]
  const goodbye = () => pickAny(talk, ['reaction.farewell', 'stock.leave'], { asking: 'never' })
  return [
    {
      kind: 'farewell',
      score: act.weight,
      make: () =>
        reply([goodbye()], [{ name: 'end_talk', args: {} }]) ?? {
          parts: [],
          calls: [
            { name: 'emote', args: { emote: 'wave' } },
            { name: 'end_talk', args: {} },
          ],
        },
    },
  ]
}

/** Asked to repeat: my own last words, verbatim. */
function againMoves(talk: Talk): Move[] {
  const act = heardAct(talk, 'again')
  const [last] = talk.own
  if (act === null || last === undefined) return []
  return [
    {
      kind: 'again',
      score: act.weight,
      make: () =>
        reply([
          pick(talk, 'stock.repeat', {
            values: {
              memory: last.text
                .replace(/^\[[^\]]*\]\s*/, '')
                .replace(/^(?:I said|Again, then|It was this|我说的是|再说一遍|刚才那句)[:：]\s*/, ''),
            },
          }),
        ]),
    },
  ]
}

/** A bare yes or no that answers no topic question. */
function yesNoMoves(talk: Talk): Move[] {
  const moves: Move[] = []
  for (const name of ['yes', 'no'] as const) {
    const act = heardAct(talk, name)
    if (act === null) continue
    moves.push({
      kind: name,
      score: act.weight,
      make: () => {
        const going = talk.askedLast || talk.topicId === null ? null : tell(talk, talk.topicId)
        if (going !== null) return going
        const short = talk.askedLast ? pick(talk, `reaction.${name}`, { asking: 'never' }) : null
        if (short !== null && talk.random.chance(0.4)) return reply([short])
        return opened(talk, short ?? pick(talk, 'stock.bridge'))
      },
    })
  }
  return moves
}
