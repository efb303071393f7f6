import type { MemorySourcesAnswer } from '@kith/shared/protocol'
import { useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { Modal } from '../../parts/Modal.tsx'
import { useDesk } from './desk.ts'
import { RememberedList } from './Remembered.tsx'
import { useNameList } from './Source.tsx'
import { useAnswer } from './use-answer.ts'
import { Waiting } from './Waiting.tsx'

/** Opens the words something was drawn from, and names who may know it. */
export function Origins({ residentId, id }: { residentId: string; id: string }) {
  const say = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button button--quiet" onClick={() => setOpen(true)}>
        {say('memory.origins')}
      </button>
      {open && (
        <Modal
          title={say('memory.originsTitle')}
          onClose={() => setOpen(false)}
          actions={
            <button type="button" className="button" onClick={() => setOpen(false)}>
              {say('shell.close')}
            </button>
          }
        >
          <OriginList residentId={residentId} id={id} />
        </Modal>
      )}
    </>
  )
}

function OriginList({ residentId, id }: { residentId: string; id: string }) {
  const say = useWords()
  const names = useNameList()
  const { version } = useDesk()
  const { answer, again } = useAnswer<MemorySourcesAnswer>(
    `/api/memory/sources/${encodeURIComponent(residentId)}/${encodeURIComponent(id)}`,
    version,
  )
  if (answer.step !== 'ready') return <Waiting answer={answer} again={again} />
  const { item, sources, knownTo } = answer.value
  return (
    <>
      {item !== null && <p className="card__text">{say(`memory.origin.${item.origin}`)}</p>}
      <RememberedList items={sources} />
      <p className="field__hint">
        {knownTo.length === 0 ? say('memory.knownToNobody') : say('memory.knownTo', { names: names(knownTo.map(({ name }) => name)) })}
      </p>
    </>
  )
}
