import type { Episode } from '@kith/server/src/store/types.ts'

/** An episode as a talk leaves it: some 200 characters, heard by four. */
export function benchEpisode(residentId: string, id: string, atMs: number): Episode {
  return {
    id,
    residentId,
    roomId: 'garden',
    conversationId: 'bench',
    kind: 'utterance',
    speakerId: 'ada',
    speakerName: 'Ada',
    text: `Line ${id}: the lamps by the lake were lit late tonight, and I walked home the long way round. 湖边的灯今晚点得晚，我绕了远路回家，路上想起你说的桂花茶。`,
    lang: 'en',
    atMs,
    audience: ['ada', 'bo', 'cai', residentId],
    importance: 0.5,
  }
}
