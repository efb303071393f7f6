import { useDoorWords } from '#i18n/door-words.ts'
import { appStore } from '#state/app-store.ts'
import { useApp } from '../use-app.ts'
import { globe, Glyph } from './Glyph.tsx'

/** Switches between the two languages at once; it shows the one it leads to, in its own script. */
export function LanguageButton({ className, onChange }: { className: string; onChange?: (language: 'en' | 'zh') => void }) {
  const say = useDoorWords()
  const language = useApp((state) => state.language)
  const next = language === 'zh' ? 'en' : 'zh'
  const shown = next === 'zh' ? '中文' : 'English'
  return (
    <button
      type="button"
      className={className}
      aria-label={say('language')}
      aria-description={shown}
      onClick={() => {
        appStore.getState().set({ language: next })
        onChange?.(next)
      }}
    >
      <Glyph path={globe} />
      <span className="language-shown" lang={next === 'zh' ? 'zh-CN' : 'en'} aria-hidden="true" data-shown={shown} />
    </button>
  )
}
