import type { CareAnswer } from '@kith/shared/protocol'
import { useState } from 'react'
import { useStore } from 'zustand'
import { useWords } from '#i18n/i18n.ts'
import { careStore, dayOf } from '#state/care-diary.ts'
import { useApp } from '../../kith.tsx'
import { Switch } from '../../parts/Switch.tsx'
import { CareBar } from './CareBar.tsx'
import { careSum, careWeeks } from './care-weeks.ts'
import './care-settings.css'

/** Whether to be asked after a talk, and how the talks of the last weeks left one feeling. Nothing of it leaves this device by name. */
export function CareSettings() {
  const say = useWords()
  const { never, answers } = useStore(careStore)
  const { setNever, forget } = careStore.getState()
  const sum = careSum(answers)
  return (
    <section className="care-settings" aria-label={say('care.title')}>
      <h3 className="field__label">{say('care.title')}</h3>
      <Switch label={say('care.ask')} hint={say('care.askHint')} checked={!never} onChange={(on) => setNever(!on)} />
      {answers.length === 0 ? (
        <p className="field__hint">{say('care.none')}</p>
      ) : (
        <>
          <p>{say('care.share', { better: sum.better, count: answers.length })}</p>
          <CareBar {...sum} />
          <Legend sum={sum} />
          <Weeks answers={answers} />
          <button type="button" className="button button--quiet care-settings__forget" onClick={forget}>
            {say('care.forget')}
          </button>
        </>
      )}
    </section>
  )
}

const kinds = ['better', 'same', 'worse'] as const

function Legend({ sum }: { sum: Readonly<Record<CareAnswer, number>> }) {
  const say = useWords()
  return (
    <ul className="care-settings__legend">
      {kinds.map((kind) => (
        <li key={kind} data-kind={kind}>
          {say(`care.${kind}`)} {sum[kind]}
        </li>
      ))}
    </ul>
  )
}

/** The last eight weeks, oldest first: the share over time. */
function Weeks({ answers }: { answers: Parameters<typeof careWeeks>[0] }) {
  const say = useWords()
  const language = useApp((state) => state.language)
  const [today] = useState(() => dayOf(new Date()))
  const weeks = careWeeks(answers, today)
  const most = Math.max(1, ...weeks.map(({ sum }) => sum.better + sum.same + sum.worse))
  const dayAndMonth = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { month: 'short', day: 'numeric', timeZone: 'UTC' })
  return (
    <ol className="care-settings__weeks">
      {weeks.map(({ monday, sum }) => {
        const day = dayAndMonth.format(new Date(`${monday}T00:00:00Z`))
        return (
          <li key={monday}>
            <span className="unseen">{say('care.week', { day, ...sum })}</span>
            <span className="care-settings__column" aria-hidden="true">
              {kinds.map((kind) => (
                <span key={kind} data-kind={kind} style={{ blockSize: `${(sum[kind] / most) * 100}%` }} />
              ))}
            </span>
            <span className="care-settings__day" aria-hidden="true">
              {day}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
