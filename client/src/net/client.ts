import type { AppState } from '#state/app-store.ts'
import { appStore } from '#state/app-store.ts'
import { noticeStore } from '#state/notice-store.ts'
import { talkStore } from '#state/talk-store.ts'
import type { SelfBody } from '#state/world-view.ts'
import { inviteOf, pathOf } from './address.ts'
import type { Api } from './api.ts'
import { backoffMs } from './backoff.ts'
import { handingOverLatest } from './latest.ts'
import { RoomCommands } from './room-commands.ts'
import { RoomLink } from './room-link.ts'
import { Session } from './session.ts'
import { lookBehindDoor } from './shown-space.ts'
import { loadSpaceFiles } from './space-files.ts'
import type { SpaceFiles } from './space-loader.ts'
import { NetWorldView } from './world-view.ts'

/** Everything that lives as long as the page once somebody is about to enter. */
export interface NetClient {
  view: NetWorldView
  commands: RoomCommands
  session: Session
  /** The space one walks in, once it has been read; `subscribe` tells of each. */
  space: { current: () => SpaceFiles | null; subscribe: (listener: () => void) => () => void }
  /** The scene hands over the body it moves. */
  setBody(body: SelfBody): void
}

/** Puts `net` together for a browser page. Call once. */
export function createNetClient(api: Api): NetClient {
  const view = new NetWorldView()
  let space: SpaceFiles | null = null
  const spaceListeners = new Set<() => void>()
  const now = (): number => performance.now()
  const link = new RoomLink({ app: appStore, talk: talkStore, notices: noticeStore, view, now, clock: Date.now })
  const commands = new RoomCommands({ app: appStore, view, link, now })
  const session = new Session({
    app: appStore,
    api,
    connector: async () => (await import('./colyseus-connector.ts')).createColyseusConnector(location.origin),
    link,
    useSpace: (spaceId) => void useSpace(spaceId),
    showAddress,
    now,
    random: Math.random,
  })
  const loadSpace = (spaceId: string): Promise<SpaceFiles> => persistently(() => loadSpaceFiles(spaceId))
  const useSpace = handingOverLatest(loadSpace, (files) => {
    const { document, heightAt } = files
    view.setSpace(document.seats, heightAt)
    link.setZones(document.zones)
    commands.setSpots(document.spots)
    appStore.getState().set({ spaceTitle: document.title })
    space = files
    for (const listener of spaceListeners) listener()
  })
  const look = (invite: string | null): void => void lookBehindDoor(appStore, api, invite)
  if (appStore.getState().invite !== null) look(appStore.getState().invite)
  appStore.subscribe(({ invite }, before) => invite !== before.invite && look(invite))
  addEventListener('online', () => session.woke())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && session.woke())
  addEventListener('popstate', () => {
    const invite = inviteOf(location.pathname)
    if (invite !== appStore.getState().invite) session.goTo(invite)
  })
  return {
    view,
    commands,
    session,
    space: {
      current: () => space,
      subscribe(listener) {
        spaceListeners.add(listener)
        return () => spaceListeners.delete(listener)
      },
    },
    setBody: (body) => link.setBody(body),
  }
}

function showAddress(invite: AppState['invite']): void {
  const path = pathOf(invite)
  if (location.pathname !== path) history.pushState(null, '', `${path}${location.search}`)
}

const mostTries = 8

/** The network that loses a connection loses files as well: tries again, more and more slowly, and gives up in the end. */
async function persistently<T>(load: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await load()
    } catch (error) {
      if (attempt === mostTries) throw error
      await new Promise((resolve) => {
        setTimeout(resolve, backoffMs(attempt, Math.random))
      })
    }
  }
}
