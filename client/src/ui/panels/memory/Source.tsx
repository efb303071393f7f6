import { dotted } from '#i18n/dotted.ts'
import { useWords } from '#i18n/i18n.ts'
import { spaced } from '#i18n/spaced.ts'
import { useApp } from '../../kith.tsx'
import { useDesk } from './desk.ts'
import { dayAndHour } from './when.ts'

/** When and where it was said, and who else heard; residents with their star. No person may take a resident's name. */
export function Source({ atMs, place, heardBy }: { atMs: number; place: string; heardBy: readonly string[] }) {
  const say = useWords()
  const names = useNameList()
  const language = useApp((state) => state.language)
  return (
    <p className="field__hint">
      {dotted([
        say('memory.source', { when: dayAndHour(atMs, language), place }),
        heardBy.length === 0 ? say('memory.heardByNobody') : say('memory.heardBy', { names: names(heardBy) }),
      ])}
    </p>
  )
}

/** Several names as a sentence has them. */
export function useNameList(): (names: readonly string[]) => string {
  const language = useApp((state) => state.language)
  const { residents } = useDesk()
  const called = new Set(residents.flatMap(({ name }) => [name.en, name.zh]))
  const list = new Intl.ListFormat(language === 'zh' ? 'zh-CN' : 'en', { type: 'conjunction' })
  return (names) => spaced(list.format(names.map((name) => (called.has(name) ? `✦ ${name}` : name))))
}
