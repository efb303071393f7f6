import { Fragment, memo, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useWords } from '#i18n/i18n.ts'
import { bubbledLines } from '#state/bubbled-lines.ts'
import { keepClear } from '#state/keep-clear.ts'
import type { Line } from '#state/talk-store.ts'
import { useApp, useTalk } from '#ui/kith.tsx'
import { Icon } from '#ui/parts/icons.tsx'
import { dayMark } from './day-mark.ts'
import { answersForgetWish } from './forget-wish.ts'
import { TranscriptLine } from './TranscriptLine.tsx'
import './transcript.css'

/** This near the end counts as being there: new lines then keep scrolling into view. */
const nearEndPixels = 48
/** Folded, a line stays so long. */
const shownForMs = 4000
/** A line that gets a bubble has it within this. */
const bubbleWithinMs = 250

interface TranscriptProps {
  folded: boolean
  onFold: (folded: boolean) => void
}

/** All that was said within earshot. Screen readers hear whole lines, once; the keyboard scrolls it. */
export function Transcript({ folded, onFold }: TranscriptProps) {
  const say = useWords()
  const lines = useTalk((state) => state.lines)
  const log = useRef<HTMLDivElement>(null)
  const { atEnd, toEnd, onScroll } = useEnd(log, folded)
  const quiet = useQuiet(lines, folded)
  return (
    <div ref={keepClear} className="transcript on-dusk" data-folded={folded} data-quiet={quiet} data-empty={lines.length === 0}>
      <button
        type="button"
        className="transcript__fold"
        aria-expanded={!folded}
        aria-label={say(folded ? 'talk.showAll' : 'talk.hideAll')}
        onClick={() => onFold(!folded)}
      >
        <Icon name={folded ? 'up' : 'down'} />
      </button>
      <div
        ref={log}
        className="transcript__log"
        role="log"
        aria-label={say('talk.conversation')}
        aria-live="polite"
        aria-relevant="additions text"
        tabIndex={0}
        onScroll={onScroll}
      >
        {lines.map((line, index) => (
          <Fragment key={line.key ?? line.id}>
            <DayMark beforeMs={lines[index - 1]?.atMs ?? null} atMs={line.atMs} />
            <TranscriptLine line={line} leadsToMemory={answersForgetWish(lines, index)} />
          </Fragment>
        ))}
      </div>
      {lines.length === 0 && <p className="transcript__empty">{say('talk.empty')}</p>}
      {!atEnd && !folded && (
        <button type="button" className="transcript__newer" onClick={toEnd}>
          <Icon name="down" />
          {say('talk.newLines')}
        </button>
      )}
    </div>
  )
}

/** Before the first line of another day: which day. */
const DayMark = memo(function DayMark({ beforeMs, atMs }: { beforeMs: number | null; atMs: number }) {
  const language = useApp((state) => state.language)
  const [openedMs] = useState(Date.now)
  const mark = dayMark(beforeMs, atMs, Math.max(openedMs, atMs), language)
  return mark === null ? null : <div className="line line--day">{mark}</div>
})

/**
 * Folded, the last line is shown for a while and then makes room, and is not shown at all while a bubble says the same. One
 * that failed waits for an answer, one drawn from memories or about them keeps the way to them.
 */
function useQuiet(lines: readonly Line[], folded: boolean): boolean {
  const [quietFor, setQuietFor] = useState<string | null>(null)
  const [awaited, setAwaited] = useState<string | null>(null)
  const last = lines.at(-1)
  const key = last === undefined ? '' : (last.key ?? last.id)
  const bubbled = useStore(bubbledLines, (shown) => shown.has(key))
  const said = last === undefined ? '' : `${key} ${last.text.length} ${last.sending === 'failed'}`
  const waits = last !== undefined && (!last.done || last.sending === 'failed' || last.sending === 'sending')
  useEffect(() => {
    if (!folded || waits) return
    const timer = setTimeout(() => setQuietFor(said), shownForMs)
    return () => clearTimeout(timer)
  }, [folded, waits, said])
  useEffect(() => {
    if (!folded) return
    const timer = setTimeout(() => setAwaited(key), bubbleWithinMs)
    return () => clearTimeout(timer)
  }, [folded, key])
  if (!folded || last === undefined) return false
  const offers = last.sending === 'failed' || last.sources > 0 || answersForgetWish(lines, lines.length - 1)
  const elsewhere = bubbled || (awaited !== key && last.kind !== 'note')
  return (elsewhere && !offers) || (!waits && quietFor === said)
}

function useEnd(log: React.RefObject<HTMLDivElement | null>, folded: boolean) {
  const following = useRef(true)
  const [atEnd, setAtEnd] = useState(true)
  const toEnd = useCallback(() => {
    following.current = true
    log.current?.scrollTo({ top: log.current.scrollHeight })
  }, [log])
  const onScroll = useCallback(() => {
    const list = log.current
    if (list === null) return
    following.current = list.scrollHeight - list.scrollTop - list.clientHeight < nearEndPixels
    setAtEnd(following.current)
  }, [log])
  // After every drawing: new lines, growing lines, unfolding.
  useLayoutEffect(() => {
    if (following.current || folded) toEnd()
  })
  // The list changes its height with the window, the keyboard of a phone and the size of the text.
  useEffect(() => {
    const observer = new ResizeObserver(() => following.current && toEnd())
    if (log.current !== null) observer.observe(log.current)
    return () => observer.disconnect()
  }, [log, toEnd])
  return { atEnd, toEnd, onScroll }
}
