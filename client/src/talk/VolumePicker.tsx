import type { Volume } from '@kith/shared/protocol'
import { useWords } from '#i18n/i18n.ts'

interface VolumePickerProps {
  volume: Volume
  shoutAllowed: boolean
  onChange: (volume: Volume) => void
}

const choices = [
  { volume: 'whisper', word: 'talk.whisper', key: '1' },
  { volume: 'say', word: 'talk.speak', key: '2' },
  { volume: 'shout', word: 'talk.shout', key: '3' },
] as const

/** Whisper, say, shout: arcs of sound that grow. */
export function VolumePicker({ volume, shoutAllowed, onChange }: VolumePickerProps) {
  const say = useWords()
  return (
    <div className="volume" role="group" aria-label={say('talk.volume')}>
      {choices.map((choice, index) => {
        const off = choice.volume === 'shout' && !shoutAllowed
        return (
          <button
            key={choice.volume}
            type="button"
            className="volume__one"
            aria-pressed={volume === choice.volume}
            aria-label={say(choice.word)}
            aria-keyshortcuts={`Alt+${choice.key}`}
            title={off ? say('talk.shoutOff') : `${say(choice.word)} · Alt+${choice.key}`}
            disabled={off}
            onClick={() => onChange(choice.volume)}
          >
            <Arcs count={index + 1} />
          </button>
        )
      })}
    </div>
  )
}

function Arcs({ count }: { count: number }) {
  const arcs = ['M8.5 9.2a4 4 0 0 1 0 5.6', 'M12 6.5a8 8 0 0 1 0 11', 'M15.5 3.8a12 12 0 0 1 0 16.4']
  return (
    <svg
      viewBox="0 0 24 24"
      width="22"
      height="22"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <circle cx="4.5" cy="12" r="1.6" fill="currentColor" stroke="none" />
      {arcs.map((arc, index) => (
        <path key={arc} d={arc} opacity={index < count ? 1 : 0.22} />
      ))}
    </svg>
  )
}
