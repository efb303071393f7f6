import type { Move } from './move.ts'
import { pick, pickAny, reply, type Reply } from './say.ts'
import { heardAct, type Talk } from './talk.ts'

const losses =
  /\b(?:died|passed away|is dead|funeral|put (?:him|her|it) (?:down|to sleep)|lost my (?:mum|mom|mother|dad|father|wife|husband|son|daughter|brother|sister|friend|dog|cat|grandmother|grandfather|gran|grandma|grandpa|baby))\b|去世|过世|不在了|没了|死了|葬礼|追悼|(?:爸|妈|爷爷|奶奶|外婆|外公|姥姥|姥爷|狗|猫|[他她它])[^,，。]{0,6}走了/
const years =
  /\b(?:(?:almost|nearly|about|over) )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty)(?:-\w+)? years\b|[\d一二三四五六七八九十两几]+多?年/i
/** What turns away from it, or wants an answer of its own. */
const turningAway = /^(?:farewell|thanks|laugh|request|ask-|joke|insult|not-you|praise|again|unclear|affection|shy)/
/** Ids of lines that stay beside somebody. */
const beside = /^(?:reaction\.sad|stock\.(?:grief|comfort))/
const stillFresh = 4
const longestStay = 8

/** Somebody told of a death and is still with it: listening is slower then, and asks for nothing. */
export function griefMoves(talk: Talk): Move[] {
  const { heard, own } = talk
  if (heard === null || tellsLoss(talk) || !isBeside(talk)) return []
  const turned = heard.acts.some(({ name }) => turningAway.test(name))
  if (!isGrief(talk))
    return heard.question || turned ? [] : [{ kind: 'comfort', score: 50, make: () => reply([pick(talk, 'stock.comfort')]) }]
  if (heardAct(talk, 'ask-self', 'better') !== null)
    return [{ kind: 'grief-better', score: 93, make: () => reply([pick(talk, 'stock.griefBetter')]) }]
  const glad = heardAct(talk, 'feeling', 'glad') ?? heardAct(talk, 'feeling', 'crisis')
  const long = own.filter(({ lineIds }) => lineIds.some((id) => beside.test(id))).length >= longestStay
  return heard.question || turned || glad !== null || long ? [] : [{ kind: 'grief', score: 93, make: () => stay(talk) }]
}

/** The line itself tells of a death. */
export function tellsLoss(talk: Talk): boolean {
  return losses.test(talk.heard?.turn.text ?? '') && heardAct(talk, 'feeling', 'sad') !== null
}

function isBeside({ own }: Talk): boolean {
  return own.slice(0, stillFresh).some(({ lineIds }) => lineIds.some((id) => beside.test(id)))
}

function isGrief({ scene, own }: Talk): boolean {
  if (own.slice(0, stillFresh).some(({ lineIds }) => lineIds.some((id) => id.startsWith('stock.grief')))) return true
  return scene.turns.some(({ speakerId, text }) => speakerId === scene.addresseeId && losses.test(text))
}

function stay(talk: Talk): Reply | null {
  const name = heardAct(talk, 'tell-self', 'named')?.about ?? null
  const [span] = years.exec(talk.heard?.turn.text ?? '') ?? []
  return (
    (name === null ? null : reply([pick(talk, 'stock.griefName', { values: { about: name } })])) ??
    (span === undefined ? null : reply([pick(talk, 'stock.griefYears', { values: { about: span } })])) ??
    reply([pickAny(talk, ['stock.griefListen', 'stock.comfort'], { asking: 'never' })])
  )
}
