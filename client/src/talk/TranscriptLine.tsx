import { memo } from 'react'
import { useWords, type Word } from '#i18n/i18n.ts'
import { appStore } from '#state/app-store.ts'
import type { Line } from '#state/talk-store.ts'
import { useApp, useKith } from '#ui/kith.tsx'
import { Icon } from '#ui/parts/icons.tsx'
import { WhyButton } from './WhyButton.tsx'

/** One line: who (a resident always with its star and the word AI), how loud, what. Text only, never markup. */
export const TranscriptLine = memo(function TranscriptLine({ line, leadsToMemory }: { line: Line; leadsToMemory: boolean }) {
  const say = useWords()
  if (line.kind === 'note') return <div className="line line--note">{say(line.text as Word)}</div>
  const speaker = line.mine ? say('talk.you') : line.name
  return (
    <div className="line" data-kind={line.kind} data-mine={line.mine} data-failed={line.sending === 'failed'}>
      <span className="line__who">
        {line.kind === 'resident' && (
          <>
            <span className="line__star" aria-hidden="true">
              ✦
            </span>
            <span className="line__ai">{say('talk.ai')}</span>
          </>
        )}
        <bdi className="line__name">{speaker}</bdi>
        <Loudness line={line} />
      </span>
      <Said line={line} />
      {line.sources > 0 && <WhyButton utteranceId={line.id} />}
      {leadsToMemory && <MemoryDoor />}
      <Fate line={line} />
    </div>
  )
})

/** A resident cannot forget by being told to: this opens where one does it. */
function MemoryDoor() {
  const say = useWords()
  return (
    <button type="button" className="line__button line__button--door" onClick={() => appStore.getState().set({ panel: 'memory' })}>
      <Icon name="book" />
      {say('talk.openMemory')}
    </button>
  )
}

function Loudness({ line }: { line: Line }) {
  const say = useWords()
  return (
    <>
      {line.volume === 'whisper' && <span className="line__how"> {say('talk.whispered')}</span>}
      {line.volume === 'shout' && <span className="line__how"> {say('talk.shouted')}</span>}
      {line.offRecord === true && <span className="line__how"> {say('talk.lineOffRecord')}</span>}
    </>
  )
}

/** While a resident still speaks, screen readers are told that; they get the words when the line is whole. */
function Said({ line }: { line: Line }) {
  const say = useWords()
  return (
    <>
      <span className="line__text" lang={line.lang === 'zh' ? 'zh-CN' : 'en'} dir="auto" aria-hidden={!line.done}>
        {line.text}
        {!line.done && <i className="line__more" />}
      </span>
      {!line.done && <span className="unseen">{say('talk.speaking', { name: line.name })}</span>}
      {line.interrupted && <span className="line__how"> · {say('talk.interrupted')}</span>}
    </>
  )
}

/** What became of a line of mine. */
function Fate({ line }: { line: Line }) {
  const say = useWords()
  const { room } = useKith()
  const online = useApp((state) => state.connection === 'online')
  if (line.sending === 'sending')
    return online ? (
      <span className="line__fate" aria-hidden="true">
        {say('talk.sending')}
      </span>
    ) : (
      <span className="line__fate line__fate--waiting">{say('talk.waiting')}</span>
    )
  if (line.sending !== 'failed') return null
  const reason = line.failure === 'no-answer' || line.failure === null ? say('talk.noAnswer') : say(`code.${line.failure}` as Word)
  return (
    <span className="line__fate line__fate--failed" role="alert">
      {say('talk.failed', { reason })}
      <button type="button" className="line__button" onClick={() => room.retry(line.id)}>
        {say('talk.retry')}
      </button>
      <button type="button" className="line__button" onClick={() => room.discard(line.id)}>
        {say('talk.discard')}
      </button>
    </span>
  )
}
