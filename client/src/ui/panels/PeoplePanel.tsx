import { useWords } from '#i18n/i18n.ts'
import { closePanel } from '../close-panel.ts'
import { Panel } from '../parts/Panel.tsx'
import { PeopleLists } from './people/PeopleLists.tsx'

/** The room without seeing it: who is here, how far, who hears me; and the places one can walk to. */
export function PeoplePanel() {
  const say = useWords()
  return (
    <Panel title={say('people.title')} onClose={closePanel}>
      <PeopleLists />
    </Panel>
  )
}
