import { Tabs } from '@base-ui/react/tabs'
import { useEffect, useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { closePanel } from '../close-panel.ts'
import { useApp, useKith } from '../kith.tsx'
import { Field } from '../parts/Field.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Switch } from '../parts/Switch.tsx'
import { Bonds } from './memory/Bonds.tsx'
import { DeskProvider, useMemoryDesk } from './memory/desk.ts'
import { Diary } from './memory/Diary.tsx'
import { Known } from './memory/Known.tsx'
import { Search } from './memory/Search.tsx'
import { Timeline } from './memory/Timeline.tsx'
import './memory/memory.css'
import './memory/pages.css'

const pages = { known: Known, days: Timeline, diary: Diary, bonds: Bonds } as const
/** Between a key and the question, so that a word is asked for once and not letter by letter. */
const settleMs = 250
const pageIds = ['known', 'days', 'diary', 'bonds'] as const

/** What each resident remembers of me: read, search, correct, forget, take along; and the switch that keeps things off the record. */
export function MemoryPanel() {
  const say = useWords()
  const { room } = useKith()
  const desk = useMemoryDesk()
  const offRecord = useApp((state) => state.offRecord)
  const [typed, setTyped] = useState('')
  const words = useSettled(typed.trim(), settleMs)
  return (
    <Panel title={say('memory.title')} lead={say('memory.lead')} onClose={closePanel}>
      <DeskProvider value={desk}>
        <Field
          label={say('memory.search')}
          labelUnseen
          type="search"
          placeholder={say('memory.search')}
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {words === '' ? <Pages /> : <Search words={words} />}
      </DeskProvider>
      <Switch
        label={say('memory.offRecord')}
        hint={say('memory.offRecordHint')}
        checked={offRecord}
        onChange={(on) => room.setOffRecord(on)}
      />
    </Panel>
  )
}

function Pages() {
  const say = useWords()
  return (
    <Tabs.Root className="memory__pages" defaultValue="known">
      <Tabs.List className="memory__tabs" aria-label={say('memory.pages')}>
        {pageIds.map((id) => (
          <Tabs.Tab key={id} value={id} className="memory__tab">
            {say(`memory.page.${id}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {pageIds.map((id) => {
        const Page = pages[id]
        return (
          <Tabs.Panel key={id} value={id} className="memory__page">
            <Page />
          </Tabs.Panel>
        )
      })}
    </Tabs.Root>
  )
}

/** What a value has come to rest at. */
function useSettled(value: string, afterMs: number): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), afterMs)
    return () => clearTimeout(timer)
  }, [value, afterMs])
  return settled
}
