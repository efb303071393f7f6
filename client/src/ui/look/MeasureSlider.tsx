import { lookMeasures } from '@kith/shared/state'
import { type CSSProperties, useRef } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { measureWord } from './look-words.ts'
import '../parts/slider.css'

interface MeasureSliderProps {
  measure: keyof typeof lookMeasures
  /** Percent of the standard body. */
  value: number
  /** All changes of one movement of the hand carry the same number. */
  onChange: (value: number, movement: number) => void
}

let movements = 0

/** A measure of the body between the smallest and the largest worth offering. */
export function MeasureSlider({ measure, value, onChange }: MeasureSliderProps) {
  const say = useWords()
  const movement = useRef(0)
  const begin = (): void => {
    movements += 1
    movement.current = movements
  }
  const { low, high } = lookMeasures[measure]
  const shown = Math.min(high, Math.max(low, value))
  const word = say(measureWord(measure, value))
  const share: CSSProperties & { '--share': number } = { '--share': (shown - low) / (high - low) }
  return (
    <label className="measure">
      <span className="measure__head">
        <span className="field__label">{say(`look.table.${measure}`)}</span>
        <span className="measure__word" aria-hidden="true">
          {word}
        </span>
      </span>
      <span className="slider measure__slider">
        <input
          type="range"
          min={low}
          max={high}
          step={1}
          value={shown}
          aria-label={say(`look.table.${measure}`)}
          aria-valuetext={`${word}, ${shown}%`}
          style={share}
          onPointerDown={begin}
          onKeyDown={(event) => !event.repeat && begin()}
          onChange={(event) => onChange(Number(event.currentTarget.value), movement.current)}
        />
      </span>
    </label>
  )
}
