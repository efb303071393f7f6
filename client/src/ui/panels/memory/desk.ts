import type { ResidentSummary } from '@kith/shared/protocol'
import { createContext, useContext, useEffect, useState } from 'react'
import { noticeStore } from '#state/notice-store.ts'
import { codeOf, useBoth, useKith } from '../../kith.tsx'

export type Forgettable = 'fact' | 'episode' | 'all' | 'reflection' | 'bond-event'

/** What can be done with memories from anywhere in the panel. */
export interface MemoryDesk {
  correct: (residentId: string, factId: string, text: string) => void
  forget: (residentId: string, kind: Forgettable, id?: string) => void
  /** Grows with each change, so that whatever is shown is asked for again. */
  version: number
  residents: readonly ResidentSummary[]
}

const DeskContext = createContext<MemoryDesk | null>(null)
export const DeskProvider = DeskContext.Provider

export function useDesk(): MemoryDesk {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('useDesk is called outside the memory panel')
  return desk
}

export function useMemoryDesk(): MemoryDesk {
  const { api } = useKith()
  const [version, setVersion] = useState(0)
  const [residents, setResidents] = useState<readonly ResidentSummary[]>([])
  useEffect(() => {
    let wanted = true
    api.open<{ residents: ResidentSummary[] }>('GET', '/api/residents').then(
      (answer) => wanted && setResidents(answer.residents),
      // The panel says by itself when the server does not answer.
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [api])
  const change = (path: string, body: object, word: string) => {
    api.call('POST', path, body).then(
      () => {
        noticeStore.getState().toast(word)
        setVersion((count) => count + 1)
      },
      (error: unknown) => noticeStore.getState().toast(`code.${codeOf(error)}`, { tone: 'trouble' }),
    )
  }
  return {
    correct: (residentId, factId, text) => change('/api/memory/correct', { residentId, factId, text }, 'memory.saved'),
    forget: (residentId, kind, id) =>
      change('/api/memory/forget', { residentId, kind, ...(id === undefined ? {} : { id }) }, 'memory.forgotten'),
    version,
    residents,
  }
}

/** What a resident is called in the current language; '' until that is known. */
export function useResidentName(): (residentId: string) => string {
  const { residents } = useDesk()
  const both = useBoth()
  return (residentId) => {
    const found = residents.find(({ id }) => id === residentId)
    return found === undefined ? '' : both(found.name)
  }
}
