import type { MemoryView } from '@kith/shared/protocol'
import { useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { useApp, useBoth } from '../../kith.tsx'
import { Confirm } from '../../parts/Confirm.tsx'
import { useDesk } from './desk.ts'
import { FactItem } from './FactItem.tsx'
import { Source } from './Source.tsx'
import { day } from './when.ts'

/** One resident's memories of me. */
export function ResidentMemory({ view }: { view: MemoryView }) {
  const say = useWords()
  const both = useBoth()
  const desk = useDesk()
  const language = useApp((state) => state.language)
  const [asking, setAsking] = useState(false)
  const name = both(view.name)
  const { residentId } = view
  const met = (firstMs: number, lastMs: number) => {
    const [first, last] = [day(firstMs, language), day(lastMs, language)]
    return first === last ? say('memory.metOnce', { first }) : say('memory.met', { first, last })
  }
  return (
    <section className="memory__resident" aria-label={name}>
      <h3 className="card__title memory__name">
        <span aria-hidden="true">✦ </span>
        {name}
      </h3>
      {view.firstMetMs !== null && view.lastMetMs !== null && (
        <p className="field__hint">
          {met(view.firstMetMs, view.lastMetMs)} {say('memory.talks', { count: view.talks })}
        </p>
      )}
      {view.facts.length === 0 && view.episodes.length === 0 ? (
        <p className="card__text">{say('memory.nothing', { name })}</p>
      ) : (
        <>
          <h4 className="field__label">{say('memory.facts', { name })}</h4>
          {view.facts.length === 0 && <p className="field__hint">{say('memory.noFacts')}</p>}
          <ul>
            {view.facts.map((fact) => (
              <FactItem key={fact.id} fact={fact} residentId={residentId} />
            ))}
          </ul>
          {view.episodes.length > 0 && (
            <details>
              <summary className="summary">{say('memory.showWords')}</summary>
              <ul>
                {view.episodes.map((episode) => (
                  <li key={episode.id} className="memory">
                    <p className="memory__text">
                      <span className="memory__who">{say(episode.said === 'by-me' ? 'memory.byMe' : 'memory.toMe')}</span>
                      {episode.text}
                    </p>
                    <Source atMs={episode.atMs} place={episode.place} heardBy={episode.heardBy} />
                    <button type="button" className="button button--quiet" onClick={() => desk.forget(residentId, 'episode', episode.id)}>
                      {say('memory.forget')}
                    </button>
                  </li>
                ))}
              </ul>
            </details>
          )}
          <button type="button" className="button button--danger" onClick={() => setAsking(true)}>
            {say('memory.forgetAll')}
          </button>
        </>
      )}
      {asking && (
        <Confirm
          title={say('memory.forgetAllTitle', { name })}
          text={say('memory.forgetAllText')}
          yes={say('memory.forgetAll')}
          onYes={() => desk.forget(residentId, 'all')}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  )
}
