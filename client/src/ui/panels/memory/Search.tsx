import type { MemorySearchAnswer } from '@kith/shared/protocol'
import { useWords } from '#i18n/i18n.ts'
import { useDesk } from './desk.ts'
import { Item } from './Item.tsx'
import { useAnswer } from './use-answer.ts'
import { Waiting } from './Waiting.tsx'

/** What residents remember of me that fits some words, best first. */
export function Search({ words }: { words: string }) {
  const say = useWords()
  const { version } = useDesk()
  const { answer, again } = useAnswer<MemorySearchAnswer>(`/api/memory/search?q=${encodeURIComponent(words)}`, version)
  if (answer.step !== 'ready') return <Waiting answer={answer} again={again} />
  const { hits } = answer.value
  return (
    <section aria-label={say('memory.hits')}>
      <p className="field__hint" role="status">
        {hits.length === 0 ? say('memory.noHits', { words }) : say('memory.foundSome', { count: hits.length })}
      </p>
      <ul>
        {hits.map((hit) => (
          <Item key={`${hit.residentId} ${hit.id}`} item={hit} />
        ))}
      </ul>
    </section>
  )
}
