import type { MemoryItem } from '@kith/shared/protocol'
import { useWords } from '#i18n/i18n.ts'
import { useDesk, useResidentName } from './desk.ts'
import { Origins } from './Origins.tsx'
import { Remembered } from './Remembered.tsx'

const forgotAs = { fact: 'fact', episode: 'episode', insight: 'reflection' } as const

/** One thing remembered: who remembers it, where it comes from, and how to be rid of it. */
export function Item({ item }: { item: MemoryItem }) {
  const say = useWords()
  const { forget } = useDesk()
  const nameOf = useResidentName()
  return (
    <li className="memory">
      <p className="memory__keeper">
        <span aria-hidden="true">✦ </span>
        {nameOf(item.residentId)}
      </p>
      <Remembered item={item} />
      <div className="memory__actions">
        {item.kind !== 'episode' && <Origins residentId={item.residentId} id={item.id} />}
        <button type="button" className="button button--quiet" onClick={() => forget(item.residentId, forgotAs[item.kind], item.id)}>
          {say('memory.forget')}
        </button>
      </div>
    </li>
  )
}
