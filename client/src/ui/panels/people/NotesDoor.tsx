import { useWords } from '#i18n/i18n.ts'
import { appStore } from '#state/app-store.ts'
import { useApp } from '../../kith.tsx'
import { Icon } from '../../parts/icons.tsx'

/** From the people here to what people left here. */
export function NotesDoor() {
  const say = useWords()
  const fresh = useApp((state) => (state.notesWaiting === null ? 0 : state.notesWaiting.forYou + state.notesWaiting.forAll))
  return (
    <button type="button" className="button people__notes" onClick={() => appStore.getState().set({ panel: 'notes', selectedPid: null })}>
      <Icon name="note" />
      {say('notes.read')}
      {fresh > 0 && <span className="people__news">{say('notes.news', { count: fresh })}</span>}
    </button>
  )
}
