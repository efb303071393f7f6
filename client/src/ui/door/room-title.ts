import { useDoorWords } from '#i18n/door-words.ts'
import { useApp } from '../use-app.ts'

/** What the room behind this door is called: a private one by the name its host gave it, for whoever holds the link. */
export function useRoomTitle(): string {
  const say = useDoorWords()
  const invited = useApp((state) => state.invite !== null)
  const title = useApp((state) => state.doorTitle)
  if (!invited) return say('garden')
  return title === '' ? say('privateRoom') : title
}
