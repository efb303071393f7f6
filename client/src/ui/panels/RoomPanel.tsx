import { useWords } from '#i18n/i18n.ts'
import { useApp, useKith } from '../kith.tsx'
import { closePanel } from '../close-panel.ts'
import { Panel } from '../parts/Panel.tsx'
import { HostTabs } from './room/HostTabs.tsx'
import { MakeRoom } from './room/MakeRoom.tsx'
import './people/people.css'
import './room/room.css'

/** In the garden: make a room of one's own. In a room: keep its door, or go back. */
export function RoomPanel() {
  const say = useWords()
  const { door } = useKith()
  const room = useApp((state) => state.room)
  const hostView = useApp((state) => state.hostView)
  if (room?.kind !== 'private') return <MakeRoom />
  return (
    <Panel title={room.title === '' ? say('room.title') : room.title} onClose={closePanel}>
      {hostView === null ? <p className="card__text">{say('room.guestLead')}</p> : <HostTabs view={hostView} />}
      <button type="button" className="button" onClick={() => door.goTo(null)}>
        {say('room.backToGarden')}
      </button>
    </Panel>
  )
}
