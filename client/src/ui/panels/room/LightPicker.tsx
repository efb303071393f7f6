import { useId, useMemo } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { useApp, useBoth } from '../../kith.tsx'
import { useSpaceDocuments } from './use-space-documents.ts'

/** The lights of the space one is in. Where some keep hours, following each one's clock is a choice too. */
export function LightPicker({ value, onChange }: { value: string; onChange: (light: string) => void }) {
  const say = useWords()
  const both = useBoth()
  const group = useId()
  const spaceId = useApp((state) => state.spaceId)
  const [space] = useSpaceDocuments(useMemo(() => [spaceId], [spaceId]))
  if (space === undefined || space.lights.length < 2) return null
  const byClock = space.lights.some(({ hours }) => hours !== undefined)
  const choices = space.lights.map(({ id, title }) => ({ id, words: both(title) }))
  if (byClock) choices.unshift({ id: '', words: say('room.lightByClock') })
  const worn = choices.some(({ id }) => id === value) ? value : choices[0]?.id
  return (
    <fieldset className="lights">
      <legend className="field__label">{say('room.light')}</legend>
      <div className="lights__row">
        {choices.map(({ id, words }) => (
          <label key={id} className="lights__one">
            <input type="radio" name={group} value={id} checked={worn === id} onChange={() => onChange(id)} />
            <span className="lights__chip">{words}</span>
          </label>
        ))}
      </div>
      <p className="field__hint">{say('room.lightHint')}</p>
    </fieldset>
  )
}
