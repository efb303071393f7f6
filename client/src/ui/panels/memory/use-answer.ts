import { useEffect, useState } from 'react'
import { useKith } from '../../kith.tsx'

export type Answer<T> = { step: 'loading' } | { step: 'failed' } | { step: 'ready'; value: T }

interface Kept<T> {
  path: string
  /** The path and how often it was asked. */
  question: string
  answer: Answer<T>
}

/** What the server answers to a path, asked anew when the path or `version` changes; the last answer stands meanwhile. */
export function useAnswer<T>(path: string, version = 0): { answer: Answer<T>; again: () => void } {
  const { api } = useKith()
  const [kept, setKept] = useState<Kept<T> | null>(null)
  const [tries, setTries] = useState(0)
  const question = `${path} ${version} ${tries}`
  useEffect(() => {
    let wanted = true
    const keep = (answer: Answer<T>) => wanted && setKept({ path, question, answer })
    api.call<T>('GET', path).then(
      (value) => keep({ step: 'ready', value }),
      () => keep({ step: 'failed' }),
    )
    return () => {
      wanted = false
    }
  }, [api, path, question])
  const stale = kept?.path !== path || (kept.answer.step === 'failed' && kept.question !== question)
  return { answer: stale ? { step: 'loading' } : kept.answer, again: () => setTries((count) => count + 1) }
}
