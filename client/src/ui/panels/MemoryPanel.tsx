import type { MemoryView, ResidentSummary } from '@kith/shared/protocol'
import { useCallback, useEffect, useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { noticeStore } from '#state/notice-store.ts'
import { codeOf, useApp, useKith } from '../kith.tsx'
import { closePanel } from '../close-panel.ts'
import { Panel } from '../parts/Panel.tsx'
import { Switch } from '../parts/Switch.tsx'
import { EraseMe } from './memory/EraseMe.tsx'
import { ResidentMemory, type MemoryChanges } from './memory/ResidentMemory.tsx'
import { ResidentNames } from './memory/Source.tsx'
import './memory/memory.css'

type Loaded = { step: 'loading' } | { step: 'failed' } | { step: 'ready'; residents: MemoryView[] }

/** What each resident remembers of me: read, correct, forget, take along; and the switch that keeps things off the record. */
export function MemoryPanel() {
  const say = useWords()
  const { api, room } = useKith()
  const offRecord = useApp((state) => state.offRecord)
  const [loaded, setLoaded] = useState<Loaded>({ step: 'loading' })
  const residentNames = useResidentNames()

  const load = useCallback(() => {
    api.call<{ residents: MemoryView[] }>('GET', '/api/memory').then(
      ({ residents }) => setLoaded({ step: 'ready', residents }),
      () => setLoaded({ step: 'failed' }),
    )
  }, [api])
  useEffect(load, [load])

  const change = (path: string, body: object, word: string) => {
    api.call('POST', path, body).then(
      () => {
        noticeStore.getState().toast(word)
        load()
      },
      (error: unknown) => noticeStore.getState().toast(`code.${codeOf(error)}`, { tone: 'trouble' }),
    )
  }
  const changes: MemoryChanges = {
    correct: (residentId, factId, text) => change('/api/memory/correct', { residentId, factId, text }, 'memory.saved'),
    forget: (residentId, kind, id) =>
      change('/api/memory/forget', { residentId, kind, ...(id === undefined ? {} : { id }) }, 'memory.forgotten'),
  }
  const save = () => {
    api
      .download('/api/memory/export')
      .then(saveFile, (error: unknown) => noticeStore.getState().toast(`code.${codeOf(error)}`, { tone: 'trouble' }))
  }
  const known =
    loaded.step === 'ready'
      ? loaded.residents.filter((view) => view.facts.length > 0 || view.episodes.length > 0 || view.firstMetMs !== null)
      : []
  return (
    <Panel title={say('memory.title')} lead={say('memory.lead')} onClose={closePanel}>
      <Switch
        label={say('memory.offRecord')}
        hint={say('memory.offRecordHint')}
        checked={offRecord}
        onChange={(on) => room.setOffRecord(on)}
      />
      {loaded.step === 'loading' && <p role="status">{say('memory.loading')}</p>}
      {loaded.step === 'failed' && (
        <div className="field">
          <p role="alert">{say('memory.failed')}</p>
          <button type="button" className="button" onClick={load}>
            {say('memory.tryAgain')}
          </button>
        </div>
      )}
      {loaded.step === 'ready' && known.length === 0 && <p className="card__text">{say('memory.nobody')}</p>}
      <ResidentNames value={residentNames}>
        {known.map((view) => (
          <ResidentMemory key={view.residentId} view={view} changes={changes} />
        ))}
      </ResidentNames>
      {known.length > 0 && (
        <button type="button" className="button" onClick={save}>
          {say('memory.export')}
        </button>
      )}
      {loaded.step === 'ready' && <EraseMe />}
    </Panel>
  )
}

/** What residents are called, in both languages; none of them until that is known. */
function useResidentNames(): ReadonlySet<string> {
  const { api } = useKith()
  const [names, setNames] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    let wanted = true
    api.open<{ residents: ResidentSummary[] }>('GET', '/api/residents').then(
      ({ residents }) => wanted && setNames(new Set(residents.flatMap(({ name }) => [name.en, name.zh]))),
      // The panel says by itself when the server does not answer.
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [api])
  return names
}

function saveFile(blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = 'kith-memories.json'
  link.click()
  URL.revokeObjectURL(url)
}
