import type { Volume } from '@kith/shared/protocol'
import { useWords } from '#i18n/i18n.ts'
import { useApp } from '#ui/kith.tsx'
import { Icon } from '#ui/parts/icons.tsx'
import { lettersWide, shortName } from './short-names.ts'

/** Room for names in the one row beside the buttons, in Latin letters: two whole ones, or one and how many more. */
const lettersFor = { two: 20, one: 20, first: 14 } as const

/**
 * Who would hear me now, nearest first: in one row, with names cut where it must be, and whole for whoever has it read with the
 * composer. Not announced at every step.
 */
export function HearersLine({ id, volume }: { id: string; volume: Volume }) {
  const say = useWords()
  const hearers = useApp((state) => state.hearers[volume])
  const alone = useApp((state) => state.people.length <= 1)
  const [first = '', second = ''] = hearers
  return (
    <span className="composer__hearers" data-nobody={hearers.length === 0}>
      <span className="unseen" id={id}>
        {sentence(first, hearers.length === 2 ? second : '')}
      </span>
      <span className="composer__whole" aria-hidden="true">
        {short()}
      </span>
      <span className="composer__brief" aria-hidden="true">
        {brief()}
      </span>
      <span className="composer__tally" aria-hidden="true">
        <Icon name="ear" />
        {hearers.length}
      </span>
    </span>
  )

  function short(): string {
    if (hearers.length === 1) return sentence(shortName(first, lettersFor.one), '')
    if (hearers.length === 2 && lettersWide(first) + lettersWide(second) <= lettersFor.two) return sentence(first, second)
    return sentence(shortName(first, lettersFor.first), '')
  }

  /** For narrow windows: the nearest, and how many more. */
  function brief(): React.ReactNode {
    if (alone) return say('talk.hearAlone')
    if (hearers.length === 0) return say('talk.hearNobodyShort')
    if (volume === 'shout') return say('talk.hearRoomShort', { count: hearers.length })
    return (
      <>
        <Icon name="ear" />
        <bdi className="composer__first">{shortName(first, lettersFor.first)}</bdi>
        {hearers.length > 1 && <span>+{hearers.length - 1}</span>}
      </>
    )
  }

  function sentence(one: string, two: string): string {
    if (alone) return say('talk.hearAlone')
    if (hearers.length === 0) return say('talk.hearNobody')
    if (volume === 'shout') return say('talk.hearRoom', { count: hearers.length })
    if (hearers.length === 1) return say('talk.hearOne', { first: one })
    if (two !== '') return say('talk.hearTwo', { first: one, second: two })
    return say('talk.hearMore', { first: one, count: hearers.length - 1 })
  }
}
