import { useState } from 'react'
import { changeLanguage, useWords } from '#i18n/i18n.ts'
import { appStore, type Quality } from '#state/app-store.ts'
import { useApp, useKith } from '../kith.tsx'
import { closePanel } from '../close-panel.ts'
import { Field } from '../parts/Field.tsx'
import { LookPicker } from '../parts/LookPicker.tsx'
import { Panel } from '../parts/Panel.tsx'
import { CareSettings } from './care/CareSettings.tsx'
import { SoundSettings } from './SoundSettings.tsx'
import { Switch } from '../parts/Switch.tsx'
import './settings.css'

const qualities = ['low', 'medium', 'high'] as const satisfies readonly Quality[]
const qualityWords = { low: 'settings.qualityLow', medium: 'settings.qualityMedium', high: 'settings.qualityHigh' } as const

/** Name, look, language, picture quality, and the way out. */
export function SettingsPanel() {
  const say = useWords()
  const { room, door } = useKith()
  const { name, look, language, quality, listView } = useApp((state) => state)
  const [typed, setTyped] = useState(name)
  const cleaned = typed.trim()
  return (
    <Panel title={say('settings.title')} onClose={closePanel}>
      <form
        className="settings__name"
        onSubmit={(event) => {
          event.preventDefault()
          if (cleaned !== '' && cleaned !== name) room.updateProfile({ name: cleaned })
        }}
      >
        <Field
          label={say('settings.name')}
          value={typed}
          maxLength={60}
          autoComplete="nickname"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" className="button" disabled={cleaned === '' || cleaned === name}>
          {say('settings.saveName')}
        </button>
      </form>
      <LookPicker
        label={say('settings.look')}
        nameOf={(number) => say('settings.lookNumber', { number })}
        value={look}
        onChange={(next) => room.updateProfile({ look: next })}
      />
      <fieldset>
        <legend className="field__label">{say('settings.language')}</legend>
        <div className="settings__pair">
          {(['en', 'zh'] as const).map((each) => (
            <label key={each} className="settings__choice" lang={each === 'zh' ? 'zh-CN' : 'en'}>
              <input
                type="radio"
                name="language"
                checked={language === each}
                onChange={() => {
                  changeLanguage(each)
                  room.updateProfile({ lang: each })
                }}
              />
              <span>{say(each === 'zh' ? 'settings.chinese' : 'settings.english')}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <SoundSettings />
      <label className="field">
        <span className="field__label">{say('settings.quality')}</span>
        <select
          className="input"
          value={quality}
          onChange={(event) => appStore.getState().set({ quality: event.currentTarget.value as Quality })}
        >
          {quality === 'test' && <option value="test">test</option>}
          {qualities.map((each) => (
            <option key={each} value={each}>
              {say(qualityWords[each])}
            </option>
          ))}
        </select>
        <span className="field__hint">{say('settings.qualityHint')}</span>
      </label>
      <Switch
        label={say('settings.listView')}
        hint={say('settings.listViewHint')}
        checked={listView}
        onChange={(on) => appStore.getState().set(on ? { listView: true } : { listView: false, pictureLost: false })}
      />
      <CareSettings />
      <button type="button" className="button" onClick={() => appStore.getState().set({ panel: 'help' })}>
        {say('shell.help')}
      </button>
      <div className="field">
        <button type="button" className="button button--danger" onClick={() => door.leave()}>
          {say('settings.leave')}
        </button>
        <span className="field__hint">{say('settings.leaveHint')}</span>
      </div>
    </Panel>
  )
}
