import { useWords, type Word } from '#i18n/i18n.ts'
import './keys.css'

/** Every key there is in the world: each inner list is pressed as one, the lists are ways to the same thing. */
const keys: readonly { does: Word; ways: readonly (readonly string[])[] }[] = [
  {
    does: 'help.keyWalk',
    ways: [
      ['W', 'A', 'S', 'D'],
      ['↑', '←', '↓', '→'],
    ],
  },
  { does: 'help.keyRun', ways: [['Shift']] },
  { does: 'help.keySit', ways: [['E']] },
  { does: 'help.keyWrite', ways: [['Enter'], ['/']] },
  { does: 'help.keyLoud', ways: [['Alt', '1'], ['2'], ['3']] },
  { does: 'help.keyStop', ways: [['Esc']] },
  { does: 'help.keyGestures', ways: [['1'], ['…'], ['0'], ['-'], ['=']] },
  { does: 'help.keyPhoto', ways: [['P']] },
  { does: 'help.keyMute', ways: [['M']] },
]

/** What each key does. */
export function Keys() {
  const say = useWords()
  return (
    <dl className="keys">
      {keys.map(({ does, ways }) => (
        <div key={does} className="keys__row">
          <dt className="keys__ways">
            {ways.map((way) => (
              <span key={way.join()} className="keys__way">
                {way.map((key) => (
                  <kbd key={key} className="keys__key">
                    {key}
                  </kbd>
                ))}
              </span>
            ))}
          </dt>
          <dd className="keys__does">{say(does)}</dd>
        </div>
      ))}
    </dl>
  )
}
