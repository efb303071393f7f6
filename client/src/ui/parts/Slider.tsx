import type { CSSProperties } from 'react'
import './slider.css'

interface SliderProps {
  label: string
  /** Percent. */
  value: number
  /** What stands for nothing, such as "off". */
  none: string
  disabled?: boolean
  onChange: (value: number) => void
  /** The hand let go. */
  onDone?: () => void
}

const step = 5

/** A level from nothing to all, in twentieths. */
export function Slider({ label, value, none, disabled = false, onChange, onDone }: SliderProps) {
  const shown = value === 0 ? none : `${value}%`
  return (
    <label className="slider" data-disabled={disabled}>
      <span className="slider__label">{label}</span>
      <input
        type="range"
        min={0}
        max={100}
        step={step}
        value={value}
        disabled={disabled}
        aria-valuetext={shown}
        style={shareOf(value)}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
        onPointerUp={onDone}
        onKeyUp={onDone}
      />
      <span className="slider__value" aria-hidden="true">
        {shown}
      </span>
    </label>
  )
}

function shareOf(value: number): CSSProperties & { '--share': number } {
  return { '--share': value / 100 }
}
