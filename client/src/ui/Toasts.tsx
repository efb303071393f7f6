import { useEffect } from 'react'
import { useWords, type Word } from '#i18n/i18n.ts'
import { keepClear } from '#state/keep-clear.ts'
import { noticeStore, type Toast } from '#state/notice-store.ts'
import { useNotices } from './kith.tsx'
import './toasts.css'

const leastMs = 4500
const perCharacterMs = 65

/** Short messages at the top that go by themselves; a press sends them away sooner. */
export function Toasts() {
  const toasts = useNotices((state) => state.toasts)
  return (
    <div className="toasts" role="status">
      {toasts.map((toast) => (
        <OneToast key={toast.id} toast={toast} />
      ))}
    </div>
  )
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
    <button ref={keepClear} type="button" className="toast" data-tone={toast.tone} onClick={() => noticeStore.getState().dismiss(toast.id)}>
      {text}
    </button>
  )
}
