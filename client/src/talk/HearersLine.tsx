import type { Volume } from '@kith/shared/protocol'
import { useWords } from '#i18n/i18n.ts'
import { useApp } from '#ui/kith.tsx'

/** Who would hear me now, by name: nearest first. Read with the composer, not announced at every step. */
export function HearersLine({ id, volume }: { id: string; volume: Volume }) {
  const say = useWords()
  const hearers = useApp((state) => state.hearers[volume])
  const alone = useApp((state) => state.people.length <= 1)
  return (
    <span className="composer__hearers" id={id} data-nobody={hearers.length === 0}>
      {sentence()}
    </span>
  )

  function sentence(): string {
    const [first = '', second = ''] = hearers
    if (alone) return say('talk.hearAlone')
    if (hearers.length === 0) return say('talk.hearNobody')
    if (volume === 'shout') return say('talk.hearRoom', { count: hearers.length })
    if (hearers.length === 1) return say('talk.hearOne', { first })
    if (hearers.length === 2) return say('talk.hearTwo', { first, second })
    return say('talk.hearMore', { first, count: hearers.length - 1 })
  }
}
