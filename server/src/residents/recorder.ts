import type { HeardUtterance } from '#memory/types.ts'
import type { Logger } from '#telemetry/types.ts'
import type { Utterance } from '#world/types.ts'
import type { SocietyMemory } from './types.ts'

/** Writes what residents hear into their memories, in order for each resident, and lets others wait for it. */
export interface Recorder {
  heard(
    utterance: Utterance,
    residentIds: readonly string[],
    roomId: string,
    offRecord: boolean,
    drawn: Pick<HeardUtterance, 'sourceAudience' | 'sources'>,
  ): void
  met(residentId: string, personId: string, nowMs: number): void
  /** Resolves when everything this resident heard so far is written. */
  written(residentId: string): Promise<void>
  settle(): Promise<void>
}

export function createRecorder(memory: Pick<SocietyMemory, 'remember' | 'meet'>, logger: Logger): Recorder {
  const tails = new Map<string, Promise<void>>()
  const queue = (residentId: string, work: () => Promise<unknown>) => {
    const tail = (tails.get(residentId) ?? Promise.resolve()).then(work).then(
      () => undefined,
      (error: unknown) =>
        logger.error({ residentId, error: error instanceof Error ? error.message : 'unknown' }, 'a memory could not be written'),
    )
    tails.set(residentId, tail)
  }
  return {
    heard(utterance, residentIds, roomId, offRecord, drawn) {
      for (const residentId of residentIds) {
        queue(residentId, () =>
          memory.remember(residentId, {
            id: utterance.id,
            roomId,
            conversationId: utterance.conversationId,
            speakerId: utterance.speakerId,
            speakerName: utterance.speakerName,
            speakerKind: utterance.kind,
            text: utterance.text,
            lang: utterance.lang,
            atMs: utterance.atMs,
            heardBy: utterance.heardBy,
            offRecord: offRecord || utterance.offRecord,
            ...drawn,
          }),
        )
      }
    },
    met: (residentId, personId, nowMs) => queue(residentId, () => memory.meet(residentId, personId, nowMs)),
    written: (residentId) => tails.get(residentId) ?? Promise.resolve(),
    async settle() {
      await Promise.all(tails.values())
    },
  }
}
