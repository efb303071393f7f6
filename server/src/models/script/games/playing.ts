import type { Reply } from '../say.ts'
import type { Talk } from '../talk.ts'
import { clauses } from '../understand/normalise.ts'

export const playKinds = ['chain', 'hidden', 'guess', 'about-you', 'story'] as const
export type PlayKind = (typeof playKinds)[number]

/** A game that is open: kept among the used line ids, so it outlives the turns a prompt holds and a few lines about other things. */
export interface Playing {
  kind: PlayKind
  state: string
  /** My own turns since that were about something else. */
  elsewhere: number
}

/** Who comes back to a game later than this begins a new one. */
const openForMs = 15 * 60_000
/** After so many turns about other things the game is over. */
const mostElsewhere = 4
const over = 'over'

function markOf(kind: PlayKind, state: string, nowMs: number): string {
  return `play:${kind}:${nowMs}:${state}`
}

/** The reply, remembering where the game stands. */
export function playOn(talk: Talk, reply: Reply | null, kind: PlayKind, state: string): Reply | null {
  return reply === null ? null : { ...reply, marks: [markOf(kind, state, talk.scene.nowMs)] }
}

export function playOver(talk: Talk, reply: Reply | null, kind: PlayKind): Reply | null {
  return playOn(talk, reply, kind, over)
}

export function playing(talk: Talk): Playing | null {
  const { usedLines, nowMs, turns } = talk.scene
  let last: { kind: PlayKind; atMs: number; state: string } | null = null
  for (const id of usedLines) {
    const [, kindName, at, state] = /^play:([a-z-]+):(\d+):([\s\S]*)$/.exec(id) ?? []
    const kind = playKinds.find((one) => one === kindName)
    if (kind === undefined || state === undefined) continue
    const atMs = Number(at)
    if (last === null || atMs >= last.atMs) last = { kind, atMs, state }
  }
  if (last === null || last.state === over || nowMs - last.atMs > openForMs) return null
  const { kind, state, atMs } = last
  const later = turns.filter((turn) => turn.self && turn.atMs > atMs).length
  // The turn that left the mark was itself spoken after it.
  const elsewhere = Math.max(0, later - 1)
  return elsewhere > mostElsewhere ? null : { kind, state, elsewhere }
}

const plays = '(?:play|guess|chain|link|go on|do this)(?:ing)?'
const gameWords = '(?:(?:the|this|that|these|any|of|with|more) )*(?:it|that|this|here|now|games?|riddles?|chains?|words?|guessing|playing)'
const englishLead =
  "(?:(?:ok(?:ay)?|please|well|so|oh|and|right|sorry|hey|actually|i think|i guess|maybe|let's|let us|can we|could we|shall we|we should|we can|i want to|i'd like to|i'd rather|i'll|i|that's|that is|i've had|just) )*"
const englishTail = '(?: (?:please|then|now|for (?:now|today|tonight)|any ?more|thanks?|thank you|already|ok(?:ay)?))*[.!?~ ]*$'
/** A clause that says it and nothing else: "the rain stopped" and "I am done with work" are about other things. */
const englishStop = new RegExp(
  `^${englishLead}(?:(?:stop|quit|end|leave)(?: ${gameWords})?|enough(?: ${gameWords})?|no more(?: ${gameWords})?|no games?|(?:not|don't want to|do not want to|don't feel like|not in the mood (?:to|for)) (?:${plays}|games?)(?: ${gameWords})?|(?:do|try|play|talk about) something else|something else|(?:i'm|i am) (?:bored|done|tired)(?: ${gameWords})?|never mind(?: ${gameWords})?)${englishTail}`,
)
const chineseStop =
  /^(?:好了?|好吧|那|就|我们?|咱们?|先|还是|要不|今天|这个|这游戏|游戏|都|也|真|我看|行了)*(?:(?:不想?|别|不要|不再|懒得)再?(?:玩|猜|接|编)|不(?:玩|猜|接|编)|停(?!在)|暂停|打住|算了|够了|换个(?=别的|游戏|话题|玩法|花样|$|吧)|到此为止|到这(?:里|儿)?|到此|结束)(?:了|吧|啦|下|停|够了|算了|一下|下来|这个|别的|话题|玩法|花样|游戏|接龙|谜语|猜谜|故事|为止|里|儿|啊|呀|哈|就好|谢谢)*[.!~。]*$/u

/** Enough of the game, in either language. */
export function stopsPlaying(text: string): boolean {
  return clauses(text).some((clause) => englishStop.test(clause) || chineseStop.test(clause))
}
