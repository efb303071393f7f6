import { createContext, useContext } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { useApp } from '../../kith.tsx'
import { dayAndHour } from './when.ts'

/** What residents are called. No person may take one of these names, so a name alone tells them apart. */
export const ResidentNames = createContext<ReadonlySet<string>>(new Set())

/** When and where it was said, and who else heard; residents with their star. */
export function Source({ atMs, place, heardBy }: { atMs: number; place: string; heardBy: readonly string[] }) {
  const say = useWords()
  const language = useApp((state) => state.language)
  const residents = useContext(ResidentNames)
  const marked = heardBy.map((name) => (residents.has(name) ? `✦ ${name}` : name))
  const names = new Intl.ListFormat(language === 'zh' ? 'zh-CN' : 'en', { type: 'conjunction' }).format(marked)
  return (
    <p className="field__hint">
      {say('memory.source', { when: dayAndHour(atMs, language), place })}
      {' · '}
      {heardBy.length === 0 ? say('memory.heardByNobody') : say('memory.heardBy', { names })}
    </p>
  )
}
