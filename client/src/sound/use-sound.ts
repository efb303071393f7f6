import { useEffect } from 'react'
import { appStore } from '#state/app-store.ts'
import { ears } from '#state/ears.ts'
import { noticeStore } from '#state/notice-store.ts'
import { talkStore } from '#state/talk-store.ts'
import type { WorldView } from '#state/world-view.ts'
import type { SoundEngine } from './engine.ts'

const gestures = ['pointerup', 'touchend', 'keydown', 'click'] as const
let engine: SoundEngine | null = null
let chimesAllowed = false
/** To be called in a gesture. */
let wake: (() => void) | null = null

/**
 * Wakes the sound at the first touch inside, and not before: its code is fetched only then. `worldId` is the element one
 * touches when one touches the world.
 */
export function useSound(view: WorldView, worldId: string): void {
  useEffect(() => listenForTouch(view, worldId), [view, worldId])
  useEffect(() => {
    window.addEventListener('keydown', muteKey)
    return () => window.removeEventListener('keydown', muteKey)
  }, [])
}

/** Lets the one who sets the loudness of chimes hear one. */
export function tryChime(): void {
  allowChimes()
  engine?.tryChime()
}

/** Sound on or off; whoever turns it on has asked for it. */
export function setMuted(muted: boolean): void {
  const { set, sound } = appStore.getState()
  set({ sound: { ...sound, muted } })
  if (muted) return
  allowChimes()
  wake?.()
}

function allowChimes(): void {
  chimesAllowed = true
  engine?.allowChimes()
}

function listenForTouch(view: WorldView, worldId: string): () => void {
  const ends = new AbortController()
  let context: AudioContext | null = null
  let starting = false
  wake = () => {
    if (!isInside() || appStore.getState().sound.muted || document.hidden || typeof AudioContext === 'undefined') return
    // Only a gesture may start it, so it is made here and not when the code has come.
    context ??= new AudioContext({ latencyHint: 'balanced' })
    if (context.state === 'suspended') context.resume().catch(() => undefined)
    if (starting) return
    starting = true
    begin(context, view, ends.signal).catch(() => {
      // The code could not be fetched; the next touch asks again.
      starting = false
    })
  }
  const touched = (event: Event): void => {
    if (!event.isTrusted) return
    if (isInside() && touchesWorld(event, worldId)) allowChimes()
    wake?.()
  }
  for (const gesture of gestures) window.addEventListener(gesture, touched, { capture: true, passive: true, signal: ends.signal })
  return () => {
    ends.abort()
    wake = null
    if (engine === null) context?.close().catch(() => undefined)
    engine?.dispose()
    engine = null
  }
}

async function begin(context: AudioContext, view: WorldView, signal: AbortSignal): Promise<void> {
  const { startEngine } = await import('./engine.ts')
  if (signal.aborted) return
  engine = startEngine({ context, app: appStore, talk: talkStore, view, ears })
  if (chimesAllowed) engine.allowChimes()
}

function isInside(): boolean {
  return appStore.getState().connection === 'online'
}

const walkKeys = /^(Key[WASDE]|Arrow\w+|Digit\d)$/

function touchesWorld(event: Event, worldId: string): boolean {
  if (event instanceof KeyboardEvent && isWriting(event.target)) return false
  if (event instanceof KeyboardEvent) return walkKeys.test(event.code)
  return event.target instanceof Element && event.target.closest(`#${worldId}`) !== null
}

/** M: quiet, and not. Says so, since silence cannot be seen. */
function muteKey(event: KeyboardEvent): void {
  if (event.code !== 'KeyM' || event.repeat || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
  if (!isInside() || isWriting(event.target)) return
  const muted = !appStore.getState().sound.muted
  setMuted(muted)
  noticeStore.getState().toast(muted ? 'sound.turnedOff' : 'sound.turnedOn')
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null
}
