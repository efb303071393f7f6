import { type Look, lookOptions } from '@kith/shared/state'
import { useId } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { lookColours, skinColours } from '#scene/avatar/look-colours.ts'
import { type Colour, kindOf } from './editor-tabs.ts'
import { optionWord } from './look-words.ts'

interface SwatchesProps {
  table: Colour
  look: Look
  onChange: (change: Partial<Look>) => void
}

/** How light a `#rrggbb` looks, 0–255. */
function lightness(colour = '#000000'): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  return 0.3 * red + 0.59 * green + 0.11 * blue
}

/** One colour of a table. Those who are not human have a coat instead of a skin, and fewer to choose from. */
export function Swatches({ table, look, onChange }: SwatchesProps) {
  const say = useWords()
  const group = useId()
  const coat = table === 'skin' && kindOf(look) !== 'person'
  const colours = table === 'skin' ? skinColours(kindOf(look)) : lookColours[table]
  const all = lookOptions[table].map((_, index) => index)
  // Skins from light to dark, whenever they were added.
  const shown = coat
    ? all.filter((index) => colours.indexOf(colours[index] ?? '') === index)
    : table === 'skin'
      ? all.toSorted((a, b) => lightness(colours[b]) - lightness(colours[a]))
      : all
  const chosen = coat ? colours.indexOf(colours[look[table]] ?? '') : look[table]
  const nameOf = (index: number): string => (coat ? say('editor.coat', { number: index + 1 }) : say(optionWord(table, index)))
  return (
    <fieldset className="editor__section">
      <legend className="field__label">
        {coat ? say('editor.coats') : say(`look.table.${table}`)}
        <span className="swatches__chosen" aria-hidden="true">
          {nameOf(chosen)}
        </span>
      </legend>
      <div className="swatches">
        {shown.map((index) => (
          <label key={index} className="swatches__one" title={nameOf(index)}>
            <input
              type="radio"
              name={group}
              checked={chosen === index}
              aria-label={nameOf(index)}
              onChange={() => onChange({ [table]: index })}
            />
            <span style={{ backgroundColor: colours[index] }} />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
