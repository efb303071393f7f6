import { doorLooks } from '@kith/shared/state'
import { useEffect, useId, useRef } from 'react'
import { useDoorWords } from '#i18n/door-words.ts'
import { useLookEditor } from '../look/use-look-editor.tsx'
import { Glyph } from './Glyph.tsx'
import './look-picker.css'

interface LookPickerProps {
  label: string
  /** Name of the look with this number (1–6) for screen readers. */
  nameOf: (number: number) => string
  value: string
  onChange: (look: string) => void
}

const more = 'M12 5v14M5 12h14'
const pen = 'M4.500 19.500l.8-3.800L16 5a1.900 1.900 0 0 1 3 3L8.300 18.700l-3.800.8Z'

/** The six looks offered at the door, as a radio group of small portraits, and the way to all others. */
export function LookPicker({ label, nameOf, value, onChange }: LookPickerProps) {
  const group = useId()
  return (
    <fieldset className="looks">
      <legend className="field__label">{label}</legend>
      <div className="looks__row">
        {doorLooks.map((look, index) => (
          <label key={look} className="looks__one">
            <input
              type="radio"
              name={group}
              value={look}
              checked={value === look}
              onChange={() => onChange(look)}
              aria-label={nameOf(index + 1)}
            />
            <LookPortrait look={look} />
          </label>
        ))}
        <OwnLook value={value} onChange={onChange} />
      </div>
    </fieldset>
  )
}

/** The seventh place: a look of one's own, or the way to one. */
function OwnLook({ value, onChange }: Pick<LookPickerProps, 'value' | 'onChange'>) {
  const say = useDoorWords()
  const { open, editor } = useLookEditor(value, onChange)
  const own = value !== '' && !doorLooks.includes(value)
  const name = say(own ? 'ownLook' : 'moreLooks')
  return (
    <div className="looks__one">
      <button type="button" className="looks__more" data-own={own} aria-label={name} title={name} onClick={open}>
        {own && <LookPortrait look={value} />}
        <span className="looks__mark">
          <Glyph path={own ? pen : more} />
        </span>
      </button>
      {editor}
    </div>
  )
}

/** A head-and-shoulders drawing of a look; empty paper until the drawing code has come. */
function LookPortrait({ look }: { look: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let wanted = true
    async function drawWhenReady(): Promise<void> {
      const { drawLookPortrait } = await import('#scene/look-portrait.ts')
      if (wanted && canvas.current !== null) drawLookPortrait(canvas.current, look)
    }
    void drawWhenReady()
    return () => {
      wanted = false
    }
  }, [look])
  return <canvas ref={canvas} className="looks__portrait" width={128} height={144} aria-hidden="true" />
}
