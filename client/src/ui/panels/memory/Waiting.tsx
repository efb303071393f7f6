import { useWords } from '#i18n/i18n.ts'
import type { Answer } from './use-answer.ts'

/** What stands where an answer is not there yet: that it is being asked for, or a way to ask again. Nothing once it is there. */
export function Waiting({ answer, again }: { answer: Answer<unknown>; again: () => void }) {
  const say = useWords()
  if (answer.step === 'ready') return null
  if (answer.step === 'loading') return <p role="status">{say('memory.loading')}</p>
  return (
    <div className="field">
      <p role="alert">{say('memory.failed')}</p>
      <button type="button" className="button" onClick={again}>
        {say('memory.tryAgain')}
      </button>
    </div>
  )
}
