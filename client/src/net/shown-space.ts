import type { DoorAnswer } from '@kith/shared/protocol'
import type { AppState } from '#state/app-store.ts'
import { Refused, Unreachable, type Api } from './api.ts'
import { builtSpaces } from './space-urls.ts'

interface Store {
  getState(): AppState
}

/** Shows another space from now on; the picture of the one before is taken down at once. */
export function showSpace(app: Store, spaceId: string): void {
  const state = app.getState()
  if (state.spaceId !== spaceId) state.set({ spaceId, worldReady: false })
}

/** Shows what lies behind an invite while one stands at its door. Whoever is turned away sees the garden, as without one. */
export async function lookBehindDoor(app: Store, api: Api, invite: string | null): Promise<void> {
  const { title, spaceId, light } = invite === null ? garden : await ask(app, api, invite)
  const { invite: now, connection, set } = app.getState()
  // Whoever is inside by now knows better; whoever has gone on asks anew.
  if (now !== invite || connection === 'online' || connection === 'reconnecting') return
  set({ doorTitle: title, light })
  showSpace(app, spaceId)
}

const garden: DoorAnswer = { title: '', spaceId: 'garden', light: '' }

async function ask(app: Store, api: Api, invite: string): Promise<DoorAnswer> {
  if (app.getState().room === null) showSpace(app, '')
  try {
    const answer = await api.open<DoorAnswer>('GET', `/api/door/${encodeURIComponent(invite)}`)
    return builtSpaces().includes(answer.spaceId) ? answer : garden
  } catch (error) {
    if (error instanceof Refused || error instanceof Unreachable) return garden
    throw error
  }
}
