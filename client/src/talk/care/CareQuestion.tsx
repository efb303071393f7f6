import type { CareAnswer } from '@kith/shared/protocol'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useWords } from '#i18n/i18n.ts'
import { appStore } from '#state/app-store.ts'
import { careStore, dayOf } from '#state/care-diary.ts'
import { keepClear } from '#state/keep-clear.ts'
import { noticeStore } from '#state/notice-store.ts'
import { talkStore } from '#state/talk-store.ts'
import { useKith, useTalk } from '#ui/kith.tsx'
import { Icon } from '#ui/parts/icons.tsx'
import { focusWorld } from '#ui/world-focus.ts'
import { talkEnded } from './care-watch.ts'
import './care.css'

const lookEveryMs = 1_000
/** A question nobody takes up goes by itself. */
const shownMs = 60_000
const thanksMs = 4_000
const answers = ['better', 'same', 'worse'] as const

type Step = 'waiting' | 'asking' | 'thanks' | 'done'

/** How was it? Once, after a talk of substance, when nothing else is going on; a tap answers, anything else lets it go. */
export function CareQuestion({ sinceMs }: { sinceMs: number }) {
  const say = useWords()
  const { room } = useKith()
  const [step, setStep] = useState<Step>('waiting')
  const never = useStore(careStore, (state) => state.never)
  const ask = useCallback(() => {
    careStore.getState().noteAsked(dayOf(new Date()))
    setStep('asking')
  }, [])
  const letGo = useCallback(() => setStep('done'), [])
  const dismiss = () => {
    letGo()
    focusWorld()
  }
  useMomentToAsk(step === 'waiting' && !never, sinceMs, ask)
  useLettingGo(step, letGo)
  if (never || step === 'waiting' || step === 'done') return null
  if (step === 'thanks') {
    return (
      <p ref={keepClear} className="care card" role="status">
        {say('care.thanks')}
      </p>
    )
  }
  const answer = (given: CareAnswer) => {
    careStore.getState().noteAnswer(dayOf(new Date()), given)
    room.care(given)
    setStep('thanks')
    focusWorld()
  }
  return (
    <section ref={keepClear} className="care card" aria-label={say('care.label')}>
      <div className="care__head">
        <p className="care__question">{say('care.question')}</p>
        <button type="button" className="button button--icon button--quiet" aria-label={say('care.dismiss')} onClick={dismiss}>
          <Icon name="close" />
        </button>
      </div>
      <div className="care__answers">
        {answers.map((each) => (
          <button key={each} type="button" className="button" onClick={() => answer(each)}>
            {say(`care.${each}`)}
          </button>
        ))}
      </div>
      <p className="care__note">
        {say('care.note')}{' '}
        <button
          type="button"
          className="care__never"
          onClick={() => {
            careStore.getState().setNever(true)
            focusWorld()
          }}
        >
          {say('care.never')}
        </button>
      </p>
    </section>
  )
}

/** Looks once a second whether a talk has ended and nothing else wants attention. */
function useMomentToAsk(waiting: boolean, sinceMs: number, ask: () => void): void {
  useEffect(() => {
    if (!waiting) return
    const look = (): void => {
      const { connection, panel, people } = appStore.getState()
      if (noticeStore.getState().card !== null || panel !== null || isWriting() || connection !== 'online' || document.hidden) return
      if (careStore.getState().asked === dayOf(new Date())) return
      const inCompany = people.some((row) => row.kind === 'resident' && row.hearing === 'heard')
      if (talkEnded({ lines: talkStore.getState().lines, sinceMs, nowMs: performance.now(), inCompany })) ask()
    }
    const timer = setInterval(look, lookEveryMs)
    return () => clearInterval(timer)
  }, [waiting, sinceMs, ask])
}

/** Words stand in the composer. */
function isWriting(): boolean {
  const { activeElement } = document
  return activeElement instanceof HTMLTextAreaElement && activeElement.value.trim() !== ''
}

/** It goes when one talks on, and by itself. */
function useLettingGo(step: Step, letGo: () => void): void {
  const mine = useTalk(({ lines }) => lines.filter((line) => line.mine).length)
  const before = useRef(mine)
  const open = step === 'asking' || step === 'thanks'
  useEffect(() => {
    if (!open) before.current = mine
    else if (mine > before.current) letGo()
  }, [open, mine, letGo])
  useEffect(() => {
    if (!open) return
    const timer = setTimeout(letGo, step === 'asking' ? shownMs : thanksMs)
    return () => clearTimeout(timer)
  }, [open, step, letGo])
}
