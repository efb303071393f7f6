import type { MemoryView } from '@kith/shared/protocol'
import { useWords } from '#i18n/i18n.ts'
import { noticeStore } from '#state/notice-store.ts'
import { codeOf, useKith } from '../../kith.tsx'
import { useDesk } from './desk.ts'
import { EraseMe } from './EraseMe.tsx'
import { ResidentMemory } from './ResidentMemory.tsx'
import { useAnswer } from './use-answer.ts'
import { Waiting } from './Waiting.tsx'

/** What each resident gathered about me, to correct, forget or take along. */
export function Known() {
  const say = useWords()
  const { api } = useKith()
  const { version } = useDesk()
  const { answer, again } = useAnswer<{ residents: MemoryView[] }>('/api/memory', version)
  const save = () => {
    api
      .download('/api/memory/export')
      .then(saveFile, (error: unknown) => noticeStore.getState().toast(`code.${codeOf(error)}`, { tone: 'trouble' }))
  }
  if (answer.step !== 'ready') return <Waiting answer={answer} again={again} />
  const known = answer.value.residents.filter((view) => view.facts.length > 0 || view.episodes.length > 0 || view.firstMetMs !== null)
  return (
    <>
      {known.length === 0 && <p className="card__text">{say('memory.nobody')}</p>}
      {known.map((view) => (
        <ResidentMemory key={view.residentId} view={view} />
      ))}
      {known.length > 0 && (
        <button type="button" className="button" onClick={save}>
          {say('memory.export')}
        </button>
      )}
      <EraseMe />
    </>
  )
}

function saveFile(blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = 'kith-memories.json'
  link.click()
  URL.revokeObjectURL(url)
}
