import type { SceneMemory } from '#models/port.ts'
import { quotable, worthQuoting } from './find.ts'
import { memoryValues, pick, type Part } from './say.ts'
import type { Talk } from './talk.ts'
import { hourInWords, whenInWords } from './when.ts'

const lateMs = 15 * 60_000
const dayMs = 86_400_000

/** "What did you do today?": what somebody who is known to all here told today, in their words. Null when nobody did. */
export function toldToday(talk: Talk): Part | null {
  const { scene, offsetMs } = talk
  const dayOf = (atMs: number) => Math.floor((atMs + offsetMs) / dayMs)
  const today = scene.memories.filter(({ kind, atMs }) => kind === 'episode' && dayOf(atMs) === dayOf(scene.nowMs))
  const theirs = new Set(quotable(talk))
  const own = today.find((memory) => theirs.has(memory))
  if (own !== undefined) return pick(talk, 'stock.todayYou', memoryValues(talk, own))
  const other = today.find((memory) => saidByAnother(talk, memory))
  if (other === undefined) return null
  const { values, sources } = memoryValues(talk, other)
  return pick(talk, 'stock.todayOther', { values: { ...values, other: other.subjectName }, sources })
}

/** The latest errand of today that was not told of yet. Null when there is none. */
export function didToday(talk: Talk): Part | null {
  const { scene, lang, own, offsetMs } = talk
  const deed = scene.doneToday.findLast(({ did }) => !own.some((turn) => turn.text.includes(did[lang])))
  if (deed === undefined) return null
  const when = scene.nowMs - deed.atMs < lateMs ? whenInWords(deed.atMs, scene.nowMs, lang, offsetMs) : hourInWords(deed.hour, lang)
  return pick(talk, 'stock.todayDid', { values: { did: deed.did[lang], when }, asking: 'never' })
}

function saidByAnother({ scene }: Talk, { subjectId, subjectName, text, lang }: SceneMemory): boolean {
  return subjectId !== scene.addresseeId && subjectId !== scene.residentId && subjectName !== '' && worthQuoting(text, lang)
}
