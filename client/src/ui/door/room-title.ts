import { useDoorWords } from '#i18n/door-words.ts'
import { useApp } from '../use-app.ts'

/** What the room behind this door is called. A private room keeps its title to those inside. */
export function useRoomTitle(): string {
  const say = useDoorWords()
  const invited = useApp((state) => state.invite !== null)
  return say(invited ? 'privateRoom' : 'garden')
}
