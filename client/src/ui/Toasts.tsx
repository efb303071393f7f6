import { lazy, Suspense, useEffect } from 'react'
import { useWords, type Word } from '#i18n/i18n.ts'
import { appStore } from '#state/app-store.ts'
import { keepClear } from '#state/keep-clear.ts'
import { noticeStore, type Toast } from '#state/notice-store.ts'
import { useApp, useNotices } from './kith.tsx'
import './toasts.css'

const Knocks = lazy(async () => ({ default: (await import('./knock/Knocks.tsx')).Knocks }))

const leastMs = 4500
const perCharacterMs = 65

/** Short messages at the top that go by themselves; a press sends them away sooner. Above them, whoever waits for an answer. */
export function Toasts() {
  const toasts = useNotices((state) => state.toasts)
  const knocked = useApp((state) => state.hostView !== null && state.hostView.knocks.length > 0)
  return (
    <div className="toasts">
      {knocked && (
        <Suspense>
          <Knocks />
        </Suspense>
      )}
      <div className="toasts__short" role="status">
        {toasts.map((toast) => (
          <OneToast key={toast.id} toast={toast} />
        ))}
      </div>
    </div>
  )
}

function press({ id, opens }: Toast): void {
  noticeStore.getState().dismiss(id)
  if (opens !== null) appStore.getState().set({ panel: opens, selectedPid: null })
}

function OneToast({ toast }: { toast: Toast }) {
  const say = useWords()
  // The store keeps keys as plain strings so that `net` needs no words.
  const text = say(toast.word as Word, toast.values)
  useEffect(() => {
    const timer = setTimeout(() => noticeStore.getState().dismiss(toast.id), Math.max(leastMs, text.length * perCharacterMs))
    return () => clearTimeout(timer)
  }, [toast.id, text])
  return (
    <button ref={keepClear} type="button" className="toast" data-tone={toast.tone} onClick={() => press(toast)}>
      {text}
    </button>
  )
}
