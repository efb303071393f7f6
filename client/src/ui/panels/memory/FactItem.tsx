import type { MemoryFactView } from '@kith/shared/protocol'
import { aboutYou, detectLanguage } from '@kith/shared/text'
import { useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { useApp } from '../../kith.tsx'
import { Field } from '../../parts/Field.tsx'
import { useDesk } from './desk.ts'
import { Origins } from './Origins.tsx'
import { Source } from './Source.tsx'
import { day } from './when.ts'

interface FactItemProps {
  fact: MemoryFactView
  residentId: string
}

/** One thing a resident gathered about me, where it comes from, and how I change it. */
export function FactItem({ fact, residentId }: FactItemProps) {
  const say = useWords()
  const desk = useDesk()
  const language = useApp((state) => state.language)
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <li className="memory">
      <p className={fact.untilMs === null ? 'memory__text' : 'memory__text memory__text--past'}>
        {aboutYou(fact.text, detectLanguage(fact.text) ?? language)}
      </p>
      {fact.untilMs !== null && <p className="field__hint">{say('memory.past', { when: day(fact.untilMs, language) })}</p>}
      {fact.corrected && <p className="field__hint">{say('memory.corrected')}</p>}
      <Source atMs={fact.atMs} place={fact.place} heardBy={fact.heardBy} />
      {typed === null ? (
        <div className="memory__actions">
          <Origins residentId={residentId} id={fact.id} />
          <button type="button" className="button button--quiet" onClick={() => setTyped(fact.text)}>
            {say('memory.correct')}
          </button>
          <button type="button" className="button button--quiet" onClick={() => desk.forget(residentId, 'fact', fact.id)}>
            {say('memory.forget')}
          </button>
        </div>
      ) : (
        <form
          className="memory__edit"
          onSubmit={(event) => {
            event.preventDefault()
            if (typed.trim() !== '' && typed.trim() !== fact.text) desk.correct(residentId, fact.id, typed.trim())
            setTyped(null)
          }}
        >
          <Field
            label={say('memory.correctLabel')}
            value={typed}
            maxLength={400}
            autoFocus
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <div className="memory__actions">
            <button type="submit" className="button button--primary">
              {say('memory.save')}
            </button>
            <button type="button" className="button button--quiet" onClick={() => setTyped(null)}>
              {say('memory.cancel')}
            </button>
          </div>
        </form>
      )}
    </li>
  )
}
