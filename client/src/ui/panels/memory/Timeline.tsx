import type { MemoryTimelineAnswer } from '@kith/shared/protocol'
import { useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { useApp, useKith } from '../../kith.tsx'
import { useDesk } from './desk.ts'
import { Item } from './Item.tsx'
import { useAnswer } from './use-answer.ts'
import { Waiting } from './Waiting.tsx'
import { dayOf } from './when.ts'

/** All of it by the day it was said, newest first; older days on demand. */
export function Timeline() {
  const say = useWords()
  const { api } = useKith()
  const { version } = useDesk()
  const language = useApp((state) => state.language)
  const { answer, again } = useAnswer<MemoryTimelineAnswer>('/api/memory/timeline', version)
  const [kept, setKept] = useState<{ after: unknown; more: MemoryTimelineAnswer } | null>(null)
  const [asking, setAsking] = useState(false)
  const [failed, setFailed] = useState(false)
  if (answer.step !== 'ready') return <Waiting answer={answer} again={again} />
  // What was fetched behind another answer is out of date with it.
  const older = kept?.after === answer ? kept.more : null
  const days = [...answer.value.days, ...(older?.days ?? [])]
  const before = older === null ? answer.value.before : older.before
  const goBack = () => {
    setAsking(true)
    setFailed(false)
    api
      .call<MemoryTimelineAnswer>('GET', `/api/memory/timeline?before=${before ?? ''}`)
      .then(
        (more) => setKept({ after: answer, more: { days: [...(older?.days ?? []), ...more.days], before: more.before } }),
        () => setFailed(true),
      )
      .finally(() => setAsking(false))
  }
  if (days.length === 0) return <p className="card__text">{say('memory.nobody')}</p>
  return (
    <>
      {days.map(({ day, items }) => (
        <section key={day} aria-label={dayOf(day, language)}>
          <h3 className="memory__day">{dayOf(day, language)}</h3>
          <ul>
            {items.map((item) => (
              <Item key={`${item.residentId} ${item.id}`} item={item} />
            ))}
          </ul>
        </section>
      ))}
      {failed && <p role="alert">{say('memory.failed')}</p>}
      {before !== null && (
        <button type="button" className="button" disabled={asking} onClick={goBack}>
          {say('memory.older')}
        </button>
      )}
    </>
  )
}
