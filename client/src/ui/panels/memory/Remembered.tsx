import type { MemoryItem } from '@kith/shared/protocol'
import { aboutYou } from '@kith/shared/text'
import { useWords } from '#i18n/i18n.ts'
import { useApp } from '../../kith.tsx'
import { Source } from './Source.tsx'
import { day } from './when.ts'

/** One thing remembered, in its words, and where it comes from. */
export function Remembered({ item }: { item: MemoryItem }) {
  const say = useWords()
  const language = useApp((state) => state.language)
  const past = item.kind === 'fact' && item.untilMs !== null
  return (
    <>
      <p className={past ? 'memory__text memory__text--past' : 'memory__text'}>
        {item.kind === 'episode' && <span className="memory__who">{say(saidAs[item.said])}</span>}
        {item.kind === 'insight' && <span className="memory__who">{say('memory.thinks')}</span>}
        {item.kind === 'fact' ? aboutYou(item.text, item.lang) : item.text}
      </p>
      {item.untilMs !== null && <p className="field__hint">{say('memory.past', { when: day(item.untilMs, language) })}</p>}
      <Source atMs={item.atMs} place={item.place} heardBy={item.heardBy} />
    </>
  )
}

const saidAs = { 'by-me': 'memory.byMe', 'to-me': 'memory.toMe', 'about-me': 'memory.aboutMe' } as const

/** Several, with nothing to do to them. */
export function RememberedList({ items }: { items: readonly MemoryItem[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item.id} className="memory">
          <Remembered item={item} />
        </li>
      ))}
    </ul>
  )
}
