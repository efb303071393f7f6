import type { Emote } from '@kith/shared/actions'
import { useEffect, useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import type { WorldView } from '#state/world-view.ts'
import { useKith } from '../kith.tsx'
import type { ListBody } from './list-body.ts'

interface Gesture {
  name: string
  emote: Emote
  atMs: number
}

const shownMs = 5000

/** What the picture would show: who waves, nods or dances, in words for a moment. */
export function Gestures({ body }: { body: ListBody | null }) {
  const say = useWords()
  const { view } = useKith()
  const [shown, setShown] = useState<Gesture | null>(null)
  useEffect(
    () =>
      body?.subscribe(() => {
        const next = latest(view, performance.now() - shownMs)
        setShown((before) => (before?.atMs === next?.atMs && before?.name === next?.name ? before : next))
      }),
    [body, view],
  )
  return (
    <p className="whereabouts__gesture" role="status">
      {shown !== null && say('list.gesture', { name: shown.name, gesture: say(`talk.${shown.emote}`) })}
    </p>
  )
}

function latest({ avatars }: WorldView, sinceMs: number): Gesture | null {
  let found: Gesture | null = null
  for (const { name, emote, emoteAtMs, self, hidden } of avatars.values()) {
    if (emote === null || self || hidden || emoteAtMs < (found?.atMs ?? sinceMs)) continue
    found = { name, emote, atMs: emoteAtMs }
  }
  return found
}
