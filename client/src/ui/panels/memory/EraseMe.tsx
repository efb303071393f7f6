import { useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { appStore } from '#state/app-store.ts'
import { careStore } from '#state/care-diary.ts'
import { noticeStore } from '#state/notice-store.ts'
import { codeOf, useKith } from '../../kith.tsx'
import { Confirm } from '../../parts/Confirm.tsx'

/** Takes back everything: words, memories, rooms of my own, and who this browser is. */
export function EraseMe() {
  const say = useWords()
  const { api } = useKith()
  const [asking, setAsking] = useState(false)
  const erase = () => {
    api.call('DELETE', '/api/person').then(
      () => {
        api.forgetToken()
        careStore.getState().erase()
        appStore.getState().set({ known: false, name: '' })
        window.location.assign('/')
      },
      (error: unknown) => noticeStore.getState().toast(`code.${codeOf(error)}`, { tone: 'trouble' }),
    )
  }
  return (
    <>
      <button type="button" className="button button--danger" onClick={() => setAsking(true)}>
        {say('memory.eraseMe')}
      </button>
      {asking && (
        <Confirm
          title={say('memory.eraseMeTitle')}
          text={say('memory.eraseMeText')}
          yes={say('memory.eraseMeYes')}
          onYes={erase}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
