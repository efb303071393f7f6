import { aboutYou } from '@kith/shared/text'
import { pick, reply, type Reply } from '../say.ts'
import { heardAct, type Talk } from '../talk.ts'
import type { Move } from '../move.ts'
import { playOn, playOver, stopsPlaying, type Playing } from './playing.ts'

/**
 * Two truths and a lie about the one who plays: two things they told, and one nobody did. The lie is said to be one, so
 * that nothing false is ever given as remembered.
 */
export function startAboutYou(talk: Talk): Reply | null {
  const held = talk.scene.facts.filter((fact) => !fact.past && !/^(?:feeling|name|health)|-ended$/.test(fact.predicate ?? ''))
  const [first, second] = talk.random.shuffled(held)
  const lie = pick(talk, 'stock.lies')
  if (first === undefined || second === undefined || lie === null) return reply([pick(talk, 'stock.aboutYouFew', { again: true })])
  const place = Math.floor(talk.random.next() * 3)
  const truths = [first, second].map((fact) => aboutYou(fact.text, fact.lang).replace(/[.。]$/, ''))
  const three = [...truths.slice(0, place), lie.text.replace(/[.。]$/, ''), ...truths.slice(place)]
  const [one = '', two = '', other = ''] = three
  const ask = pick(talk, 'stock.aboutYouAsk', {
    values: { one, two, three: other },
    sources: [first.id, second.id],
    asking: 'always',
    again: true,
  })
  return ask === null ? null : playOn(talk, { parts: [ask], calls: [] }, 'about-you', String(place + 1))
}

export function aboutYouMoves(talk: Talk, { state }: Playing): Move[] {
  const { heard } = talk
  if (heard === null) return []
  if (stopsPlaying(heard.text))
    return [
      {
        kind: 'about-you-stop',
        score: 108,
        make: () => playOver(talk, reply([pick(talk, 'stock.gameStop', { again: true })]), 'about-you'),
      },
    ]
  const guess = numberIn(heard.text)
  const shows = guess !== null || heardAct(talk, 'give-up') !== null
  if (!shows) return []
  const right = guess === Number(state)
  const values = { number: (talk.lang === 'zh' ? '一二三' : '123').charAt(Number(state) - 1) }
  const group = right ? 'stock.aboutYouRight' : 'stock.aboutYouWrong'
  return [
    {
      kind: 'about-you',
      score: 110,
      make: () => playOver(talk, reply([pick(talk, group, { values, again: true, asking: 'never' })]), 'about-you'),
    },
  ]
}

/** A number that stands for one of the three: 一下, 一个人 and "no one" name none. */
const guesses = [
  /(?<!\b(?:no|the|that|this|second|third|last) )\b(?:1|one)\b|\bfirst\b|(?:^|[是猜选第])[一1](?=$|\P{Script=Han}|[个号条句件吧是](?!人))/u,
  /\b(?:2|two|second)\b|(?:^|[是猜选第])[二2](?=$|\P{Script=Han}|[个号条句件吧是](?!人))/u,
  /\b(?:3|three|third|last)\b|(?:^|[是猜选第])[三3](?=$|\P{Script=Han}|[个号条句件吧是](?!人))/u,
]

function numberIn(text: string): number | null {
  if (Array.from(text).length > 24) return null
  const at = guesses.findIndex((guess) => guess.test(text))
  return at < 0 ? null : at + 1
}
