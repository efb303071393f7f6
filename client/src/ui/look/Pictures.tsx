import { encodeLook, type Look, lookOptions } from '@kith/shared/state'
import { useId } from 'react'
import { useWords } from '#i18n/i18n.ts'
import type { Section } from './editor-tabs.ts'
import { optionWord } from './look-words.ts'
import { Thumbnail } from './Thumbnail.tsx'

interface PicturesProps {
  section: Extract<Section, { show: 'pictures' }>
  look: Look
  onChange: (change: Partial<Look>) => void
}

/** So few are shown larger. */
const few = 12

/** One of a table, chosen by small pictures of oneself with it. */
export function Pictures({ section: { table, focus }, look, onChange }: PicturesProps) {
  const say = useWords()
  const group = useId()
  return (
    <fieldset className="editor__section">
      <legend className="field__label">{say(`look.table.${table}`)}</legend>
      <div className="pictures" data-few={lookOptions[table].length <= few}>
        {lookOptions[table].map((name, index) => (
          <label key={name} className="pictures__one">
            <input type="radio" name={group} checked={look[table] === index} onChange={() => onChange({ [table]: index })} />
            <span className="pictures__frame">
              <Thumbnail look={encodeLook({ ...look, [table]: index })} focus={focus} />
            </span>
            <span className="pictures__name">{say(optionWord(table, index))}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
