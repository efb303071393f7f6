import { useEffect, useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { keepClear } from '#state/keep-clear.ts'
import { useApp, useKith, useTalk } from './kith.tsx'
import { useTouch } from './use-touch.ts'
import './first-steps.css'

const lookEveryMs = 500
const walkedMetres = 1
const longestMs = 25_000

/** For those who come for the first time: how to walk and talk with the device in hand. Gone once they walk or speak. */
export function FirstSteps() {
  const say = useWords()
  const [over, setOver] = useState(false)
  const spoke = useTalk((state) => state.lines.some(({ mine }) => mine))
  const online = useApp((state) => state.connection === 'online')
  const walked = useWalked()
  const touch = useTouch()
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), longestMs)
    return () => clearTimeout(timer)
  }, [])
  if (over || spoke || walked || !online) return null
  return (
    <p ref={keepClear} className="first-steps" role="status">
      {say(touch ? 'shell.stepsTouch' : 'shell.stepsKeys')}
    </p>
  )
}

/** True once my body stands elsewhere than where it was first seen. */
function useWalked(): boolean {
  const { view } = useKith()
  const [walked, setWalked] = useState(false)
  useEffect(() => {
    let from: { x: number; z: number } | null = null
    const timer = setInterval(() => {
      const me = view.avatars.get(view.selfPid)
      if (me === undefined) return
      from ??= { x: me.x, z: me.z }
      if (Math.hypot(me.x - from.x, me.z - from.z) > walkedMetres) setWalked(true)
    }, lookEveryMs)
    return () => clearInterval(timer)
  }, [view])
  return walked
}
