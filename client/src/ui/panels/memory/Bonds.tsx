import type { BondsAnswer } from '@kith/shared/protocol'
import { useWords } from '#i18n/i18n.ts'
import { useApp, useBoth } from '../../kith.tsx'
import { useDesk } from './desk.ts'
import { RememberedList } from './Remembered.tsx'
import { useAnswer } from './use-answer.ts'
import { Waiting } from './Waiting.tsx'
import { day } from './when.ts'

/** Where each resident and I stand, and the reasons, which nothing but my wish takes away. */
export function Bonds() {
  const say = useWords()
  const { version } = useDesk()
  const { answer, again } = useAnswer<BondsAnswer>('/api/bonds', version)
  if (answer.step !== 'ready') return <Waiting answer={answer} again={again} />
  if (answer.value.bonds.length === 0) return <p className="card__text">{say('memory.nobody')}</p>
  return answer.value.bonds.map((bond) => <Bond key={bond.residentId} bond={bond} />)
}

function Bond({ bond }: { bond: BondsAnswer['bonds'][number] }) {
  const say = useWords()
  const both = useBoth()
  const { forget } = useDesk()
  const language = useApp((state) => state.language)
  const name = both(bond.name)
  return (
    <section className="memory__resident" aria-label={name}>
      <h3 className="card__title memory__name">
        <span aria-hidden="true">✦ </span>
        {name}
      </h3>
      <p className="card__text">{bond.summary}</p>
      <ol className="bond">
        {bond.events.map((event) => (
          <li key={event.id} className="bond__event">
            <p className="field__hint">{day(event.atMs, language)}</p>
            <p className="bond__text">{event.text}</p>
            {event.sources.length > 0 && (
              <details>
                <summary className="summary">{say('memory.showWords')}</summary>
                <RememberedList items={event.sources} />
              </details>
            )}
            {event.kind === 'reflected' && (
              <button type="button" className="button button--quiet" onClick={() => forget(bond.residentId, 'bond-event', event.id)}>
                {say('memory.forget')}
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
