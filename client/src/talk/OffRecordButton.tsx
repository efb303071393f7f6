import { useWords } from '#i18n/i18n.ts'
import { useApp, useKith } from '#ui/kith.tsx'
import { Icon } from '#ui/parts/icons.tsx'

/** While on, no resident in earshot keeps what I say, and all can see that it is on. */
export function OffRecordButton() {
  const say = useWords()
  const { room } = useKith()
  const on = useApp((state) => state.offRecord)
  return (
    <button
      type="button"
      className="off-record"
      aria-pressed={on}
      aria-label={say('talk.offRecord')}
      title={say(on ? 'talk.offRecordOn' : 'talk.offRecordOff')}
      onClick={() => room.setOffRecord(!on)}
    >
      <Icon name="eyeOff" />
      {on && <span aria-hidden="true">{say('talk.offRecord')}</span>}
    </button>
  )
}
