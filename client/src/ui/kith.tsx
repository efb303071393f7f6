import type { RefusalCode } from '@kith/shared/protocol'
import type { Both } from '@kith/shared/text'
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { useWords } from '#i18n/i18n.ts'
import { Refused, type Api } from '#net/api.ts'
import { noticeStore, type NoticeState } from '#state/notice-store.ts'
import type { DoorActions, RoomActions } from '#state/room-actions.ts'
import { talkStore, type TalkState } from '#state/talk-store.ts'
import type { WorldActions, WorldView } from '#state/world-view.ts'
import { useApp } from './use-app.ts'

/** Everything the interface can reach once it stands in the garden. */
export interface Kith {
  api: Api
  door: DoorActions
  room: RoomActions
  world: WorldActions
  view: WorldView
}

export const KithContext = createContext<Kith | null>(null)

export function useKith(): Kith {
  const kith = useContext(KithContext)
  if (kith === null) throw new Error('useKith is called outside KithContext')
  return kith
}

export { useApp } from './use-app.ts'

export function useTalk<T>(select: (state: TalkState) => T): T {
  return useStore(talkStore, select)
}
export function useNotices<T>(select: (state: NoticeState) => T): T {
  return useStore(noticeStore, select)
}

/** What the place is called where one is: the room's own title, else its space's. */
export function usePlaceTitle(): string {
  const say = useWords()
  const both = useBoth()
  const title = useApp((state) => state.room?.title ?? '')
  const space = useApp((state) => state.spaceTitle)
  if (title !== '') return title
  return space === null ? say('shell.gardenTitle') : both(space)
}

/** The text of the current language. */
export function useBoth(): (both: Both) => string {
  const language = useApp((state) => state.language)
  return (both) => both[language]
}

/** The refusal code behind whatever an `api` call threw, for `code.<code>` words. */
export function codeOf(error: unknown): RefusalCode {
  return error instanceof Refused ? error.code : 'server-error'
}
