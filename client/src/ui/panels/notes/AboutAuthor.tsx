import { useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { ConfirmBlock } from '../people/ConfirmBlock.tsx'
import { ReportForm } from '../people/ReportForm.tsx'
import '../people/people.css'

interface AboutAuthorProps {
  pid: number
  name: string
  /** What they wrote, to go with a report. */
  text: string
}

/** What one may do about whoever left a note, also while they are away. */
export function AboutAuthor({ pid, name, text }: AboutAuthorProps) {
  const say = useWords()
  const [asking, setAsking] = useState<'block' | 'report' | null>(null)
  const close = () => setAsking(null)
  return (
    <>
      <button type="button" className="button button--quiet" onClick={() => setAsking('block')}>
        {say('people.block')}
      </button>
      <button type="button" className="button button--quiet" onClick={() => setAsking('report')}>
        {say('people.report')}
      </button>
      {asking === 'report' && <ReportForm person={{ pid, name }} about={say('notes.reported', { text })} onClose={close} />}
      {asking === 'block' && <ConfirmBlock person={{ pid, name }} onClose={close} />}
    </>
  )
}
