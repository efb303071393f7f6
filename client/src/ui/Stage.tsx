import { useEffect, useMemo } from 'react'
import type { Api } from '#net/api.ts'
import type { NetClient } from '#net/client.ts'
import { useSound } from '#sound/use-sound.ts'
import { talkStore } from '#state/talk-store.ts'
import { EndCard } from './EndCard.tsx'
import { Inside } from './Inside.tsx'
import { KithContext, useApp, type Kith } from './kith.tsx'
import { NoticeCards } from './NoticeCards.tsx'
import { showInHook } from './page-hook.ts'
import { Toasts } from './Toasts.tsx'
import { worldId } from './world-focus.ts'
import { WorldFrame } from './WorldFrame.tsx'

interface StageProps {
  client: NetClient
  api: Api
  /** Never in the garden before: told once how to walk and talk. */
  newcomer: boolean
}

/** Everything past the first chunk: the world, and what stands over it while one is inside or has just left. */
export function Stage({ client, api, newcomer }: StageProps) {
  const kith = useMemo<Kith>(
    () => ({ api, door: client.session, room: client.commands, world: client.commands, view: client.view }),
    [api, client],
  )
  const connection = useApp((state) => state.connection)
  useSound(client.view, worldId)
  useEffect(() => showInHook({ view: client.view, lines: () => talkStore.getState().lines }), [client])
  return (
    <KithContext value={kith}>
      <WorldFrame client={client} />
      {(connection === 'online' || connection === 'reconnecting') && <Inside client={client} newcomer={newcomer} />}
      <EndCard />
      <Toasts />
      <NoticeCards />
    </KithContext>
  )
}
