import { limits } from '@kith/shared/protocol'
import { firstGraphemes } from '@kith/shared/text'
import { useState } from 'react'
import { friendlyName } from '#i18n/friendly-names.ts'
import { useDoorWords } from '#i18n/door-words.ts'
import { appStore } from '#state/app-store.ts'
import type { Boot } from '../boot.ts'
import { useApp } from '../use-app.ts'
import { Field } from '../parts/Field.tsx'
import { again, Glyph } from '../parts/Glyph.tsx'
import { isComposing } from '../parts/ime.ts'
import { LanguageButton } from '../parts/LanguageButton.tsx'
import { Lantern } from '../parts/Lantern.tsx'
import { LookPicker } from '../parts/LookPicker.tsx'
import { InsideLine } from './InsideLine.tsx'
import { useRoomTitle } from './room-title.ts'

/** Name, look, Enter. */
export function EntryCard({ boot }: { boot: Boot }) {
  const say = useDoorWords()
  const language = useApp((state) => state.language)
  const look = useApp((state) => state.look)
  const entering = useApp((state) => state.connection === 'entering')
  const unreachable = useApp((state) => state.door.step === 'unreachable')
  const invited = useApp((state) => state.invite !== null)
  const [name, setName] = useState(() => appStore.getState().name)
  const [missing, setMissing] = useState(false)
  /** Offered, not typed: it follows the language until touched. */
  const [offered, setOffered] = useState(() => !appStore.getState().known)
  const title = useRoomTitle()

  function offer(nextLanguage: typeof language): void {
    setName(friendlyName(nextLanguage, Math.random))
    setOffered(true)
    setMissing(false)
  }
  function enter(): void {
    const cleaned = firstGraphemes(name.trim(), limits.nameGraphemes).trim()
    setMissing(cleaned === '')
    if (cleaned === '' || entering) return
    appStore.getState().set({ name: cleaned })
    void boot.enter()
  }

  return (
    <main className="door">
      <form
        className="card door__card door__card--entry"
        aria-labelledby="door-title"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          enter()
        }}
      >
        <header className="door__head">
          <Lantern />
          <h1 className="door__title" id="door-title">
            {title}
          </h1>
          <LanguageButton className="button button--quiet door__language" onChange={(next) => offered && offer(next)} />
        </header>
        <p className="card__text door__tagline">{say(invited ? 'invited' : 'tagline')}</p>
        {!invited && <InsideLine api={boot.api} />}
        <div className="door__name">
          <Field
            label={say('name')}
            value={name}
            maxLength={120}
            autoComplete="nickname"
            enterKeyHint="go"
            error={missing ? say('nameNeeded') : undefined}
            onChange={(event) => {
              setName(event.currentTarget.value)
              setOffered(false)
              setMissing(false)
            }}
            onKeyDown={(event) => event.key === 'Enter' && isComposing(event) && event.preventDefault()}
          />
          <button
            type="button"
            className="button button--icon"
            aria-label={say('randomName')}
            title={say('randomName')}
            onClick={() => offer(language)}
          >
            <Glyph path={again} />
          </button>
        </div>
        <LookPicker
          label={say('look')}
          nameOf={(number) => say('looks', { number })}
          value={look}
          onChange={(next) => appStore.getState().set({ look: next })}
        />
        <button type="submit" className="button button--primary door__enter" aria-disabled={entering}>
          {say(entering ? 'entering' : unreachable ? 'tryAgain' : invited ? 'enterRoom' : 'enter')}
        </button>
        {unreachable && (
          <p className="door__trouble" role="alert">
            {say('unreachable')}
          </p>
        )}
        <p className="door__ai">{say('aiNotice', { star: '✦' })}</p>
      </form>
    </main>
  )
}
