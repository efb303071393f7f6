import { doorLooks } from '@kith/shared/state'
import { useEffect, useId, useRef } from 'react'
import './look-picker.css'

interface LookPickerProps {
  label: string
  /** Name of the look with this number (1–6) for screen readers. */
  nameOf: (number: number) => string
  value: string
  onChange: (look: string) => void
}

/** The six looks offered at the door, as a radio group of small portraits. */
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
      </div>
    </fieldset>
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
