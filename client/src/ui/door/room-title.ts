import { useDoorWords } from '#i18n/door-words.ts'
import { useApp } from '../use-app.ts'

/** What the room behind this door is called: the server writes a private room's title into the page. */
export function useRoomTitle(): string {
  const say = useDoorWords()
  const invited = useApp((state) => state.invite !== null)
  if (!invited) return say('garden')
  const written = document.querySelector<HTMLMetaElement>('meta[name="kith:room"]')?.content ?? ''
  return written === '' ? say('privateRoom') : written
}
