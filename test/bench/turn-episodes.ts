import type { Episode } from '@kith/server/src/store/types.ts'
import { talk, type TalkerId } from './talk-lines.ts'

const names: Record<TalkerId, string> = { ada: 'Ada', mei: '美琳', bo: 'Bo' }
const sessionLines = 20
const lineEveryMs = 30_000
const otherPeople = 12

/**
 * A resident's long life: the same evening's talk over and over in sessions of twenty lines, each line told a little apart.
 * Three sessions in four were heard by `listeners`, the others by people who are not here.
 */
export function manyEpisodes(residentId: string, count: number, listeners: readonly string[], lastMs: number): Episode[] {
  return Array.from({ length: count }, (_, index) => {
    const session = Math.floor(index / sessionLines)
    const [who, text] = talk[(index * 7) % talk.length] ?? talk[0] ?? ['ada', '']
    const heard = session % 4 === 3 ? [`stranger-${session % otherPeople}`] : listeners
    return {
      id: `old-${String(index).padStart(6, '0')}`,
      residentId,
      roomId: 'garden',
      conversationId: `old-${session}`,
      kind: 'utterance',
      speakerId: heard[index % heard.length] ?? who,
      speakerName: names[who],
      text: `${text} (${session}/${index % sessionLines})`,
      lang: /\p{Script=Han}/u.test(text) ? 'zh' : 'en',
      atMs: lastMs - (count - index) * lineEveryMs,
      audience: [...heard, residentId],
      importance: (index % 10) / 10,
    }
  })
}
