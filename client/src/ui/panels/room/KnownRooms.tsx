import type { RoomSummary } from '@kith/shared/protocol'
import { useEffect, useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { useKith } from '../../kith.tsx'
import { inviteOf } from './invite.ts'

/** Rooms I made or have been in, to go back to. */
export function KnownRooms() {
  const say = useWords()
  const { api, door } = useKith()
  const [rooms, setRooms] = useState<RoomSummary[]>([])
  useEffect(() => {
    let wanted = true
    api.call<{ rooms: RoomSummary[] }>('GET', '/api/rooms').then(
      (answer) => wanted && setRooms(answer.rooms),
      () => setRooms([]),
    )
    return () => {
      wanted = false
    }
  }, [api])
  const open = rooms.filter((room): room is RoomSummary & { invitePath: string } => room.invitePath !== null)
  if (open.length === 0) return null
  return (
    <section aria-label={say('room.mine')}>
      <h3 className="field__label">{say('room.mine')}</h3>
      <ul>
        {open.map((room) => {
          const title = room.title === '' ? say('room.untitled') : room.title
          return (
            <li key={room.invitePath} className="room__known">
              <span className="room__title">
                {title}
                {room.owner && <span className="person__badge">{say('room.owned')}</span>}
              </span>
              <button
                type="button"
                className="button"
                aria-label={say('room.visit', { title })}
                onClick={() => door.goTo(inviteOf(room.invitePath))}
              >
                {say('room.goThere')}
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
