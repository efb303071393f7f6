import { worthQuoting } from './find.ts'
import type { Move } from './move.ts'
import { pick, reply, type Reply } from './say.ts'
import type { Talk } from './talk.ts'

const asksWhatGoesOn =
  /\bwhat(?:'s| is| are| were) (?:you|we|they|everyone|everybody|people)(?: all| both| two| three| guys| lot| folks)?(?: all)? (?:talking|chatting|on) about\b|\bwhat(?:'s| is) (?:the talk about|this about|the conversation)\b|\bwhat (?:did|have) i (?:miss|missed)\b|(?:你们|大家|他们|几位)(?:这是|刚才|刚刚|都|几个)*(?:在|是在)?(?:聊|说|谈|讲)(?:着)?(?:些|点)?(?:什么|啥)|(?:聊|说|谈)到哪(?:儿|里)?了|我错过(?:了)?(?:什么|啥)/
const goingOnScore = 90

/** Whoever comes up to a talk asks what it is about: told only with words they heard too; the rest is for those who said it to tell. */
export function goingOnMoves(talk: Talk): Move[] {
  const { heard } = talk
  return heard === null || !asksWhatGoesOn.test(heard.text) ? [] : [{ kind: 'going-on', score: goingOnScore, make: () => goingOn(talk) }]
}

function goingOn(talk: Talk): Reply | null {
  const { scene } = talk
  const others = scene.present.filter(({ kind, id }) => kind === 'person' && id !== scene.addresseeId)
  if (others.length === 0) return null
  const last = scene.turns.findLast(
    ({ kind, speakerId, text, lang }) => kind === 'person' && others.some(({ id }) => id === speakerId) && worthQuoting(text, lang),
  )
  const other = others.find(({ id }) => id === last?.speakerId)
  if (last === undefined || other === undefined) return reply([pick(talk, 'stock.goingOnTheirs', { again: true })])
  const memory = last.text.trim().replace(/[.。]+$/, '')
  return reply([pick(talk, 'stock.goingOn', { values: { other: other.name, memory }, again: true })])
}
