import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useWords } from '#i18n/i18n.ts'
import type { NetClient } from '#net/client.ts'
import { appStore } from '#state/app-store.ts'
import { Conversation } from '#talk/Conversation.tsx'
import { useApp } from '../kith.tsx'
import { PeopleLists } from '../panels/people/PeopleLists.tsx'
import { focusWorld } from '../world-focus.ts'
import { FloorMap } from './FloorMap.tsx'
import { Gestures } from './Gestures.tsx'
import { createListBody } from './list-body.ts'
import { Whereabouts } from './Whereabouts.tsx'
import './list-view.css'

/** The garden without its picture: a map, who and what is around, and the talk. One walks, hears and is heard as ever. */
export function ListView({ client }: { client: NetClient }) {
  const say = useWords()
  const { space, body } = useListBody(client)
  const lost = useApp((state) => state.pictureLost)
  return (
    <main className="list-view">
      <FloorMap space={space} body={body} />
      <div className="list-view__card card">
        <h2 className="unseen">{say('people.title')}</h2>
        <div>
          <Whereabouts body={body} />
          <Gestures body={body} />
        </div>
        <PeopleLists />
        <footer className="list-view__foot">
          <p className="field__hint">{say(lost ? 'list.lost' : 'list.chosen')}</p>
          <button type="button" className="button" onClick={backToPicture}>
            {say('list.toPicture')}
          </button>
        </footer>
      </div>
      <Conversation />
    </main>
  )
}

/** The button goes with the lists; the keyboard goes on in the world. */
function backToPicture(): void {
  appStore.getState().set({ listView: false, pictureLost: false })
  requestAnimationFrame(focusWorld)
}

function useListBody(client: NetClient) {
  const space = useSyncExternalStore(client.space.subscribe, client.space.current)
  const body = useMemo(() => (space === null ? null : createListBody(client, space)), [client, space])
  useEffect(() => body?.start(), [body])
  return { space, body }
}
