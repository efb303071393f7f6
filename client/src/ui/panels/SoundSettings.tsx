import { useWords } from '#i18n/i18n.ts'
import { setMuted, tryChime } from '#sound/use-sound.ts'
import { appStore } from '#state/app-store.ts'
import { soundBuses, type SoundBus } from '#state/sound-settings.ts'
import { useApp } from '../kith.tsx'
import { Slider } from '../parts/Slider.tsx'
import { Switch } from '../parts/Switch.tsx'
import './sound-settings.css'

const busWords = { ambience: 'sound.ambience', steps: 'sound.steps', chimes: 'sound.chimes', tune: 'sound.tune' } as const satisfies Record<
  SoundBus,
  string
>

/** All sound on or off, and a level for each kind. Heard at once. */
export function SoundSettings() {
  const say = useWords()
  const sound = useApp((state) => state.sound)
  const coarse = matchMedia('(pointer: coarse)').matches
  return (
    <fieldset className="settings__sound">
      <legend className="field__label">{say('sound.title')}</legend>
      <Switch
        label={say('sound.on')}
        checked={!sound.muted}
        onChange={(on) => setMuted(!on)}
        {...(coarse ? {} : { hint: say('sound.hint') })}
      />
      {soundBuses.map((bus) => (
        <Slider
          key={bus}
          label={say(busWords[bus])}
          none={say('sound.off')}
          value={sound[bus]}
          disabled={sound.muted}
          onChange={(level) => appStore.getState().set({ sound: { ...appStore.getState().sound, [bus]: level } })}
          {...(bus === 'chimes' ? { onDone: tryChime } : {})}
        />
      ))}
    </fieldset>
  )
}
