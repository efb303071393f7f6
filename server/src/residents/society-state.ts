import { createDeeds } from './deeds.ts'
import { createTalkGuards } from './guards.ts'
import { createLeases } from './lease.ts'
import { createMoods } from './moods.ts'
import { createOpenGames } from './open-games.ts'
import { createRecorder } from './recorder.ts'
import { createTalkLog } from './talk-log.ts'
import { createThreads } from './threads.ts'
import type { SocietyState } from './turns.ts'
import type { RoomContext, SocietyDeps } from './types.ts'
import type { UsedLines } from './used-lines.ts'
import { createVisits } from './visits.ts'

export function createState(deps: SocietyDeps, room: RoomContext, used: UsedLines): SocietyState {
  const log = createTalkLog()
  const isOffRecord = (utteranceId: string | null, addresseeId: string | null) =>
    (utteranceId !== null && log.isOffRecord(utteranceId)) || room.world.bodies.get(addresseeId ?? '')?.offRecord === true
  return {
    deps,
    room,
    inhabitants: new Map(),
    log,
    leases: createLeases(),
    guards: createTalkGuards(),
    visits: createVisits(),
    threads: createThreads(),
    used,
    recorder: createRecorder(deps.memory, deps.logger),
    deeds: createDeeds(),
    moods: createMoods(),
    games: createOpenGames(),
    record({ residentId, utteranceId, addresseeId = null }, taken, reason, nowMs) {
      const offRecord = isOffRecord(utteranceId, addresseeId)
      const decision = { atMs: nowMs, roomId: room.kithRoomId, residentId, taken, reason, utteranceId, offRecord }
      deps.onDecision?.(decision)
      room.onDecision?.(decision)
    },
  }
}
