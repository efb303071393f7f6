import { useWords } from '#i18n/i18n.ts'
import { useApp } from '../../kith.tsx'
import { dayAndHour } from './when.ts'

/** When and where it was said, and who else heard. */
export function Source({ atMs, place, heardBy }: { atMs: number; place: string; heardBy: readonly string[] }) {
  const say = useWords()
  const language = useApp((state) => state.language)
  const names = new Intl.ListFormat(language === 'zh' ? 'zh-CN' : 'en', { type: 'conjunction' }).format(heardBy)
  return (
    <p className="field__hint">
      {say('memory.source', { when: dayAndHour(atMs, language), place })}
      {' · '}
      {heardBy.length === 0 ? say('memory.heardByNobody') : say('memory.heardBy', { names })}
    </p>
  )
}
