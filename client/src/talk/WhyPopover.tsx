import { Popover } from '@base-ui/react/popover'
import type { WhyAnswer } from '@kith/shared/protocol'
import { useEffect, useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { modelName } from '#i18n/model-name.ts'
import { Refused, Unreachable } from '#net/api.ts'
import { useApp, useKith } from '#ui/kith.tsx'
import { dayAndHour } from '#ui/panels/memory/when.ts'
import './why.css'

interface WhyPopoverProps {
  utteranceId: string
  /** What it stands above, so as not to cover it: the line. */
  anchor: () => Element | null
  onClose: () => void
}

/** What a resident's line was drawn from: the remembered lines, when and where they were said, and which model spoke. */
export function WhyPopover({ utteranceId, anchor, onClose }: WhyPopoverProps) {
  const say = useWords()
  const answer = useWhy(utteranceId)
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} side="top" align="start" sideOffset={8} collisionPadding={12} className="why__place">
          <Popover.Popup className="why card">
            <Popover.Title className="why__title">{say('talk.whyTitle')}</Popover.Title>
            {answer === 'loading' && <p className="card__text">{say('shell.loading')}</p>}
            {answer === 'failed' && <p className="card__text">{say('talk.whyFailed')}</p>}
            {typeof answer === 'object' && <Sources answer={answer} />}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Sources({ answer }: { answer: WhyAnswer }) {
  const say = useWords()
  const language = useApp((state) => state.language)
  return (
    <>
      {answer.sources.length === 0 && <p className="card__text">{say('talk.whyNothing')}</p>}
      <ul className="why__sources">
        {answer.sources.map((source) => (
          <li key={source.id}>
            <q className="why__text">{source.text}</q>
            <span className="why__place-text">
              {say('talk.whyPlace', { when: dayAndHour(source.atMs, language), place: source.place })}
            </span>
          </li>
        ))}
      </ul>
      <p className="field__hint">{say('talk.whyModel', { model: modelName(answer.model, say) })}</p>
    </>
  )
}

function useWhy(utteranceId: string): WhyAnswer | 'loading' | 'failed' {
  const { api } = useKith()
  const [answer, setAnswer] = useState<WhyAnswer | 'loading' | 'failed'>('loading')
  useEffect(() => {
    let wanted = true
    const ask = async (): Promise<void> => {
      try {
        const found = await api.call<WhyAnswer>('GET', `/api/why/${encodeURIComponent(utteranceId)}`)
        if (wanted) setAnswer(found)
      } catch (error) {
        if (!(error instanceof Refused) && !(error instanceof Unreachable)) throw error
        if (wanted) setAnswer('failed')
      }
    }
    void ask()
    return () => {
      wanted = false
    }
  }, [api, utteranceId])
  return answer
}
