import type { BooksMessage, Decision } from '@kith/shared/protocol'
import { useWords } from '#i18n/i18n.ts'
import { useApp } from '../../../kith.tsx'
import { Switch } from '../../../parts/Switch.tsx'
import type { BooksProps } from './books-props.ts'
import { ModelSelect } from './ModelSelect.tsx'
import { amount, spent } from './TodayCard.tsx'

type Resident = BooksMessage['residents'][number]

/** One resident: whether it is here and may speak, what it thinks with, what that cost today, and its last decisions. */
export function ResidentBooks({ resident, books, host }: BooksProps & { resident: Resident }) {
  const say = useWords()
  const language = useApp((state) => state.language)
  const { residentId, name, present, paused, today } = resident
  const ofRoom = books.model === '' ? (books.offers[0]?.name ?? '') : books.model
  const choice = books.offers.length > 1
  return (
    <li className="books__resident" data-here={present}>
      <Switch
        label={say('books.here', { name: `✦ ${name}` })}
        checked={present}
        onChange={(on) => host({ act: 'resident', residentId, present: on })}
      />
      {present && (
        <div className="books__inner">
          <Switch
            label={say('books.pause', { name })}
            hint={say('books.pauseHint')}
            checked={paused}
            onChange={(on) => host({ act: 'silence', residentId, on })}
          />
          {choice && (
            <ModelSelect
              label={say('books.modelOf', { name })}
              books={books}
              value={resident.model}
              ofRoom={ofRoom}
              onChange={(model) => host({ act: 'model', residentId, model })}
            />
          )}
          {choice && (
            <p className="books__line">
              {today.calls > 0 && (
                <>
                  <strong>{amount(today, books.currency, say, language)}</strong> ·{' '}
                </>
              )}
              {spent(today, say, language)}
            </p>
          )}
          <details>
            <summary className="summary">{say('books.reasons')}</summary>
            {resident.decisions.length === 0 && <p className="field__hint">{say('books.noReasons')}</p>}
            <ol className="books__reasons">
              {resident.decisions.map((decision) => (
                <Reason key={`${decision.atMs} ${decision.code}`} decision={decision} />
              ))}
            </ol>
          </details>
        </div>
      )}
    </li>
  )
}

function Reason({ decision: { atMs, taken, code, times } }: { decision: Decision }) {
  const say = useWords()
  const language = useApp((state) => state.language)
  const time = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { hour: '2-digit', minute: '2-digit' }).format(atMs)
  return (
    <li className="books__reason" data-taken={taken}>
      <time dateTime={new Date(atMs).toISOString()}>{time}</time>
      <span>
        {say(`books.why.${code}`)}
        {times > 1 && (
          <span className="books__times">
            <span aria-hidden="true">× {times}</span>
            <span className="unseen">{say('books.times', { count: times })}</span>
          </span>
        )}
      </span>
    </li>
  )
}
