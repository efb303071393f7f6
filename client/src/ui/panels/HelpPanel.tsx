import { useWords, type Word } from '#i18n/i18n.ts'
import { modelName } from '#i18n/model-name.ts'
import { useApp } from '../kith.tsx'
import { closePanel } from '../close-panel.ts'
import { Panel } from '../parts/Panel.tsx'
import { useTouch } from '../use-touch.ts'
import { Keys } from './help/Keys.tsx'

/** For whoever holds a phone or sits at keys. */
const ways = {
  touch: { walk: 'help.walkTouch', write: 'help.writeTouch' },
  keys: { walk: 'help.walkKeys', write: 'help.writeKeys' },
} as const
const sectionsFor = ({ walk, write }: (typeof ways)['touch' | 'keys']): readonly { title: Word; texts: readonly Word[] }[] => [
  { title: 'help.walkTitle', texts: [walk, 'help.padText'] },
  { title: 'help.talkTitle', texts: [write, 'help.talkText'] },
  { title: 'help.residentsTitle', texts: ['help.residentsText'] },
  { title: 'help.gesturesTitle', texts: ['help.gesturesText'] },
  { title: 'help.listTitle', texts: ['help.listText'] },
  { title: 'help.safeTitle', texts: ['help.safeText'] },
]

/** How to walk, talk, and keep oneself comfortable; and which model speaks. */
export function HelpPanel() {
  const say = useWords()
  const model = useApp((state) => state.room?.model ?? '')
  const touch = useTouch()
  const keys = (
    <section>
      <h3 className="field__label">{say('help.keysTitle')}</h3>
      <Keys />
    </section>
  )
  return (
    <Panel title={say('help.title')} onClose={closePanel} reading>
      {!touch && keys}
      {sectionsFor(ways[touch ? 'touch' : 'keys']).map(({ title, texts }) => (
        <section key={title}>
          <h3 className="field__label">{say(title)}</h3>
          {texts.map((text) => (
            <p key={text} className="card__text">
              {say(text)}
            </p>
          ))}
        </section>
      ))}
      {touch && keys}
      {model !== '' && (
        <section>
          <h3 className="field__label">{say('help.modelTitle')}</h3>
          <p className="card__text">{say('help.modelText', { model: modelName(model, say) })}</p>
        </section>
      )}
    </Panel>
  )
}
