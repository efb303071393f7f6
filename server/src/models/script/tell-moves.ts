import { echoOf } from './echo.ts'
import { findTopics } from './find.ts'
import { tellsLoss } from './grief.ts'
import { pick, pickAny, reply, type Part, type Reply } from './say.ts'
import { shortEcho } from './self-moves.ts'
import { heardAct, lastSaid, type Talk } from './talk.ts'
import { hasTold, nextTelling, opened } from './topic-moves.ts'
import type { Act } from './understand/acts.ts'
import { understand } from './understand/understand.ts'
import type { Move } from './move.ts'

const asks: Readonly<Record<string, string>> = {
  person: 'stock.askPerson',
  plan: 'stock.askPlan',
  work: 'stock.askWork',
  home: 'stock.askHome',
  taste: 'stock.askTaste',
  event: 'stock.askEvent',
  distaste: 'stock.listenAsk',
  birthday: 'stock.listenAsk',
}

const notes: Readonly<Record<string, string>> = {
  person: 'stock.notePerson',
  plan: 'stock.notePlan',
  work: 'stock.noteWork',
  home: 'stock.noteHome',
  taste: 'stock.noteTaste',
  event: 'stock.noteEvent',
}

/** What people tell of themselves and how they feel: name it, take it in, maybe ask one thing; no advice. */
export function tellMoves(talk: Talk): Move[] {
  const { heard } = talk
  if (heard === null) return []
  const moves: Move[] = []
  for (const act of heard.acts) {
    if (act.name === 'tell-secret' && !heard.question) moves.push({ kind: 'secret', score: act.weight, make: () => secret(talk) })
    if (act.name === 'feeling')
      moves.push({ kind: `feeling-${act.slot}`, score: act.slot === 'crisis' ? 100 : act.weight, make: () => felt(talk, act) })
    if (act.name === 'tell-self')
      moves.push({
        kind: `told-${act.slot}`,
        score: act.weight,
        make: () => told(talk, act),
      })
  }
  return moves
}

function told(talk: Talk, act: Act): Reply | null {
  switch (act.slot) {
    case 'name':
      return toldName(talk, act)
    case 'named':
      return reply([pick(talk, 'stock.named', { values: { about: act.about ?? '' } })]) ?? toldSelf(talk, act)
    case 'moved':
    case 'pretend':
      return reply([pick(talk, `stock.${act.slot}`)]) ?? toldSelf(talk, act)
    default:
      return toldSelf(talk, act)
  }
}

/** Something told in confidence: who keeps it and who may hear of it, said plainly; grief in it goes first. */
function secret(talk: Talk): Reply | null {
  const sad = heardAct(talk, 'feeling', 'sad') === null ? null : pickAny(talk, ['reaction.sad', 'stock.comfort'], { asking: 'never' })
  return reply([sad ?? pick(talk, talk.scene.offRecord ? 'stock.secretOffRecord' : 'stock.secretTold', { asking: 'never' })])
}

function felt(talk: Talk, act: Act): Reply | null {
  switch (act.slot ?? '') {
    case 'crisis':
      return reply([pickAny(talk, ['stock.crisis', 'stock.comfort'])])
    case 'fine':
      return opened(talk, pick(talk, 'stock.fine'))
    case 'glad':
      return reply([pickAny(talk, ['reaction.glad', 'stock.fine', 'stock.listen'])])
    case 'bored':
      return null
    default:
      return reply([
        pickAny(
          talk,
          [...(act.slot === 'sad' && tellsLoss(talk) ? ['stock.griefFirst'] : []), `reaction.${act.slot}`, 'stock.comfort', 'stock.listen'],
          { asking: 'never' },
        ),
      ])
  }
}

/** A name is said back, and answered with one's own when it has not been given yet. */
function toldName(talk: Talk, act: Act): Reply | null {
  const back = pick(talk, 'stock.namePrelude', { values: { told: act.about ?? talk.person?.name ?? '' } })
  const asked = heardAct(talk, 'ask-self', 'name') !== null
  const introduced = talk.own.some((turn) => turn.lineIds.some((id) => id.startsWith('slot.name') || id.startsWith('greeting.first')))
  if (asked || !introduced) return reply([back, pick(talk, 'slot.name', { asking: 'never' })])
  return talk.scene.offRecord ? reply([back]) : reply([back, pick(talk, 'reaction.learned', { asking: 'never' })])
}

/** "I love cats. I hate cats." Said of the same thing, the other way round, in this talk. */
function turnedRound(talk: Talk, { slot, about }: Act): boolean {
  const other = slot === 'taste' ? 'distaste' : slot === 'distaste' ? 'taste' : null
  const { turns, addresseeId } = talk.scene
  if (other === null || about === null) return false
  return turns.some(
    (turn) =>
      turn.speakerId === addresseeId &&
      turn.id !== talk.heard?.turn.id &&
      understand(turn.text, turn.lang).acts.some((act) => act.name === 'tell-self' && act.slot === other && act.about === about),
  )
}

function toldSelf(talk: Talk, act: Act): Reply | null {
  const round = turnedRound(talk, act) ? pick(talk, 'stock.turnedRound') : null
  if (round !== null) return reply([round])
  const [topic] = findTopics(talk)
  // A tale already begun goes on only where it was left: its middle means nothing to who speaks of something else.
  const begins = topic !== undefined && (talk.topicId === topic.item.id || !hasTold(talk, topic.item.id))
  if (begins && topic.strength >= 0.7 && talk.random.chance(0.6)) {
    const telling = nextTelling(talk, topic.item.id, 'never')
    if (telling !== null) return reply([telling, talk.askedLast ? null : pick(talk, `topic.${topic.item.id}.ask`)])
  }
  const noted = note(talk, act)
  const asked = talk.askedLast ? null : question(talk, act)
  // The thing itself is said back once.
  const thing = shortEcho(withoutTail(act.about))
  const twice = thing !== null && noted?.text.includes(capital(thing)) === true && asked?.text.includes(capital(thing)) === true
  const ask = twice ? null : asked
  if (noted !== null && ask !== null)
    return talk.random.chance(0.6) ? reply([noted]) : talk.random.chance(0.5) || noted.asks ? reply([ask]) : reply([noted, ask])
  return reply([noted ?? ask ?? pick(talk, 'stock.listen')])
}

/** "I'll keep that" — or, off the record, that it is not kept; either not at every line. */
export function note(talk: Talk, act: Act, asking: 'allowed' | 'never' = 'allowed'): Part | null {
  if (talk.scene.offRecord)
    return lastSaid(talk, 'reaction.offRecord', 12) === null ? pick(talk, 'reaction.offRecord') : pick(talk, 'stock.listen', { asking })
  const group = notes[slotOf(talk, act)]
  const thing = act.slot === 'event' ? echoOf(talk) : null
  const echo = thing === null ? null : pick(talk, 'stock.echo', { values: { about: thing }, asking })
  const heard =
    echo ?? (group === undefined ? null : pick(talk, group, { values: { about: shortEcho(withoutTail(act.about)) ?? '' }, asking }))
  if (heard !== null) return heard
  if (lastSaid(talk, 'reaction.learned', 4) !== null || !talk.random.chance(0.4)) return pick(talk, 'stock.listen', { asking })
  return pickAny(talk, ['reaction.learned', 'stock.listen'], { asking: 'never' })
}

/** "York now", "jasmine best": the thing itself, to be said back. */
function withoutTail(about: string | null): string | null {
  return (
    about
      ?.replace(/(?:,| you know\b).*$/i, '')
      .replace(/[, ]+(?:now|here|then|too|best|most|a lot|very much|these days|myself|actually|though|honestly)$/i, '') ?? null
  )
}

/** What somebody did or says is told, not who they are. */
const didSomething =
  /\b(?:cried|wept|laughed|smiled|hugged|called|rang|said|says|thinks?|told|keeps?|came|went|left|won|lost|got|swear)\b|[哭笑骂喊抱赢输](?:了|得)|老说|总说|说我|发誓|哭了|笑了|[来走回](?:了|过)/u

const slotOf = (talk: Talk, { slot }: Act) => (slot === 'person' && didSomething.test(talk.heard?.text ?? '') ? '' : (slot ?? ''))

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function question(talk: Talk, act: Act): Part | null {
  const about = shortEcho(act.about)
  const echo = about !== null && act.slot === 'taste' && talk.random.chance(0.5) ? pick(talk, 'stock.echoAsk', { values: { about } }) : null
  return echo ?? pickAny(talk, [asks[slotOf(talk, act)] ?? 'stock.listenAsk', 'stock.listenAsk'])
}
