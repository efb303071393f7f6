import { Tabs } from '@base-ui/react/tabs'
import type { Look } from '@kith/shared/state'
import type { Ref } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { Glyph } from '../parts/Glyph.tsx'
import { tabIcons } from './editor-icons.ts'
import { type Section, sectionsFor, type TabId, tabIds } from './editor-tabs.ts'
import { MeasureSlider } from './MeasureSlider.tsx'
import { OwnFigure } from './OwnFigure.tsx'
import { Pictures } from './Pictures.tsx'
import { Swatches } from './Swatches.tsx'

interface EditorTabsProps {
  tab: TabId
  onTab: (tab: TabId) => void
  look: Look
  /** See `change` in look-history.ts for `movement`. */
  onChange: (change: Partial<Look>, movement?: number) => void
  /** Takes the focus when the editor opens. */
  firstFocus: Ref<HTMLButtonElement>
}

export function EditorTabs({ tab, onTab, look, onChange, firstFocus }: EditorTabsProps) {
  const say = useWords()
  const sections = sectionsFor(tab, look)
  return (
    <Tabs.Root className="editor__choices" value={tab} onValueChange={(next) => onTab(next as TabId)}>
      <Tabs.List className="editor__tabs" activateOnFocus aria-label={say('editor.parts')}>
        {tabIds.map((id) => (
          <Tabs.Tab key={id} value={id} className="editor__tab" ref={id === tab ? firstFocus : undefined}>
            <Glyph path={tabIcons[id]} />
            <span>{say(`editor.tab.${id}`)}</span>
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={tab} className="editor__panel" key={tab}>
        {sections.map((section) => (
          <Choice key={keyOf(section)} section={section} look={look} onChange={onChange} />
        ))}
        {sections.length === 0 && <p className="editor__none">{say('editor.lacks')}</p>}
        {tab === 'body' && <OwnFigure />}
      </Tabs.Panel>
    </Tabs.Root>
  )
}

function keyOf(section: Section): string {
  return section.show === 'measure' ? section.measure : section.table
}

function Choice({ section, look, onChange }: { section: Section } & Pick<EditorTabsProps, 'look' | 'onChange'>) {
  switch (section.show) {
    case 'pictures':
      return <Pictures section={section} look={look} onChange={onChange} />
    case 'colours':
      return <Swatches table={section.table} look={look} onChange={onChange} />
    case 'measure':
      return (
        <MeasureSlider
          measure={section.measure}
          value={look[section.measure]}
          onChange={(value, movement) => onChange({ [section.measure]: value }, movement)}
        />
      )
  }
}
