import type { DiaryDaysAnswer, DiaryPageAnswer } from '@kith/shared/protocol'
import { useState } from 'react'
import { dotted } from '#i18n/dotted.ts'
import { useWords } from '#i18n/i18n.ts'
import { useApp, useBoth } from '../../kith.tsx'
import { useDesk } from './desk.ts'
import { Origins } from './Origins.tsx'
import { useNameList } from './Source.tsx'
import { useAnswer } from './use-answer.ts'
import { Waiting } from './Waiting.tsx'
import { dayOf } from './when.ts'

type Page = DiaryDaysAnswer['days'][number]

/** The days residents wrote about me, and the page of one of them. */
export function Diary() {
  const [page, setPage] = useState<Page | null>(null)
  return page === null ? <Days onOpen={setPage} /> : <DiaryPage page={page} onBack={() => setPage(null)} />
}

function Days({ onOpen }: { onOpen: (page: Page) => void }) {
  const say = useWords()
  const both = useBoth()
  const { version } = useDesk()
  const language = useApp((state) => state.language)
  const { answer, again } = useAnswer<DiaryDaysAnswer>('/api/diary', version)
  if (answer.step !== 'ready') return <Waiting answer={answer} again={again} />
  const { days } = answer.value
  if (days.length === 0) return <p className="card__text">{say('memory.noDiary')}</p>
  return (
    <ul className="diary__days">
      {days.map((page) => (
        <li key={`${page.residentId} ${page.day}`}>
          <button type="button" className="diary__open" onClick={() => onOpen(page)}>
            <span className="diary__when">{dayOf(page.day, language)}</span>
            <span className="field__hint">
              <span aria-hidden="true">✦ </span>
              {both(page.name)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function DiaryPage({ page, onBack }: { page: Page; onBack: () => void }) {
  const say = useWords()
  const both = useBoth()
  const names = useNameList()
  const { version, forget } = useDesk()
  const language = useApp((state) => state.language)
  const { answer, again } = useAnswer<DiaryPageAnswer>(`/api/diary/${encodeURIComponent(page.residentId)}/${page.day}`, version)
  const name = both(page.name)
  return (
    <article className="diary" aria-label={say('memory.diaryOf', { name, day: dayOf(page.day, language) })}>
      <button type="button" className="button button--quiet diary__back" autoFocus onClick={onBack}>
        ← {say('memory.allDays')}
      </button>
      <header className="diary__head">
        <h3 className="diary__title">{dayOf(page.day, language)}</h3>
        <p className="field__hint">
          <span aria-hidden="true">✦ </span>
          {name}
        </p>
      </header>
      <Waiting answer={answer} again={again} />
      {answer.step === 'ready' &&
        answer.value.entries.map((entry) => (
          <section key={entry.id} className="diary__entry">
            <p className="diary__text" lang={entry.lang}>
              {entry.text}
            </p>
            <p className="field__hint">
              {dotted([
                entry.by === 'model' ? say('memory.byModel', { model: entry.model }) : say('memory.byScript'),
                entry.readBy.length === 0 ? say('memory.readByYou') : say('memory.readBy', { names: names(entry.readBy) }),
              ])}
            </p>
            <div className="memory__actions">
              {entry.sources.length > 0 && <Origins residentId={page.residentId} id={entry.id} />}
              {entry.by === 'model' && (
                <button type="button" className="button button--quiet" onClick={() => forget(page.residentId, 'reflection', entry.id)}>
                  {say('memory.forget')}
                </button>
              )}
            </div>
          </section>
        ))}
    </article>
  )
}
