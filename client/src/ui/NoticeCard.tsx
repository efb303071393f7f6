import { useWords } from '#i18n/i18n.ts'
import { noticeStore, type NoticeCard as Card } from '#state/notice-store.ts'
import { useApp, useBoth } from './kith.tsx'
import { Modal } from './parts/Modal.tsx'
import './notice-card.css'

export function NoticeCard({ card }: { card: Card }) {
  return card.kind === 'crisis' ? <CrisisCard lines={card.lines} /> : <BreakCard />
}

/** Fixed help lines; never generated, seen only by the one who needs them. */
function CrisisCard({ lines }: Pick<Extract<Card, { kind: 'crisis' }>, 'lines'>) {
  const say = useWords()
  const both = useBoth()
  const { closeCard } = noticeStore.getState()
  return (
    <Modal
      title={say('shell.crisisTitle')}
      onClose={closeCard}
      insistent
      actions={
        <button type="button" className="button button--primary" onClick={closeCard}>
          {say('shell.crisisClose')}
        </button>
      }
    >
      <p>{say('shell.crisisText')}</p>
      <ul className="help-lines">
        {lines.map((line) => (
          <li key={`${line.region} ${line.number}`}>
            <a className="help-lines__number" href={`tel:${line.number.replaceAll(/[^\d+]/g, '')}`}>
              {line.number}
            </a>
            <Region code={line.region} label={both(line.label)} />
            <span className="help-lines__label">{both(line.label)}</span>
          </li>
        ))}
      </ul>
      <p className="field__hint">{say('shell.crisisNote')}</p>
    </Modal>
  )
}

/** The country a line is for, unless its own words say so. */
function Region({ code, label }: { code: string; label: string }) {
  const language = useApp((state) => state.language)
  const names = new Intl.DisplayNames([language === 'zh' ? 'zh-CN' : 'en'], { type: 'region' })
  // Those who run the place may have written anything here.
  const name = /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code
  if (label.includes(name) || label.startsWith(code)) return null
  return <span className="help-lines__region">{name}</span>
}

function BreakCard() {
  const say = useWords()
  const { closeCard } = noticeStore.getState()
  return (
    <Modal
      title={say('shell.breakTitle')}
      onClose={closeCard}
      actions={
        <button type="button" className="button button--primary" onClick={closeCard}>
          {say('shell.breakStay')}
        </button>
      }
    >
      <p>{say('notice.break-reminder')}</p>
    </Modal>
  )
}
