import { Tabs } from '@base-ui/react/tabs'
import type { HostViewMessage } from '@kith/shared/protocol'
import { lazy, Suspense, useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { HostView } from './HostView.tsx'

const BooksView = lazy(async () => ({ default: (await import('./books/BooksView.tsx')).BooksView }))
const tabs = { door: 'books.door', residents: 'books.residents' } as const
type Tab = keyof typeof tabs

/** What a host keeps: the door, and those who live here. */
export function HostTabs({ view }: { view: HostViewMessage }) {
  const say = useWords()
  const [tab, setTab] = useState<Tab>('door')
  return (
    <Tabs.Root className="room__keeping" value={tab} onValueChange={(next: Tab) => setTab(next)}>
      <Tabs.List className="room__tabs" aria-label={say('books.tabs')}>
        {(['door', 'residents'] as const).map((each) => (
          <Tabs.Tab key={each} value={each} className="room__tab">
            {say(tabs[each])}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={tab} key={tab} className="room__keeping">
        {tab === 'door' ? (
          <HostView view={view} />
        ) : (
          <Suspense fallback={<p role="status">{say('books.loading')}</p>}>
            <BooksView />
          </Suspense>
        )}
      </Tabs.Panel>
    </Tabs.Root>
  )
}
