import type { Volume } from '@kith/shared/protocol'
import { useWords } from '#i18n/i18n.ts'
import { useApp } from '#ui/kith.tsx'
import { Icon } from '#ui/parts/icons.tsx'

/** Who would hear me now, by name: nearest first. Read with the composer, not announced at every step. */
export function HearersLine({ id, volume }: { id: string; volume: Volume }) {
  const say = useWords()
  const hearers = useApp((state) => state.hearers[volume])
  const alone = useApp((state) => state.people.length <= 1)
  return (
    <span className="composer__hearers" data-nobody={hearers.length === 0}>
      <span className="composer__whole" id={id}>
        {sentence()}
      </span>
      <span className="composer__brief" aria-hidden="true">
        {brief()}
      </span>
    </span>
  )

  /** For narrow windows, where the sentence would take two rows: the nearest, and how many more. */
  function brief(): React.ReactNode {
    const [first = ''] = hearers
    if (alone) return say('talk.hearAlone')
    if (hearers.length === 0) return say('talk.hearNobodyShort')
    if (volume === 'shout') return say('talk.hearRoomShort', { count: hearers.length })
    return (
      <>
        <Icon name="ear" />
        <bdi className="composer__first">{first}</bdi>
        {hearers.length > 1 && <span>+{hearers.length - 1}</span>}
      </>
    )
  }

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
