import type { VrmLicence, VrmProblem } from '@kith/shared/vrm'
import { useContext, useEffect, useId, useRef, useState } from 'react'
import { useWords, type Word } from '#i18n/i18n.ts'
import { ownFigure, sendFigure, takeOffFigure } from '#net/figures.ts'
import type { Api } from '#net/api.ts'
import { codeOf, KithContext } from '../kith.tsx'
import './own-figure.css'

type Step =
  | { at: 'nothing' }
  | { at: 'checking' }
  | { at: 'found'; bytes: ArrayBuffer; licence: VrmLicence }
  | { at: 'sending' }
  | { at: 'trouble'; word: Word }

/** Bringing a VRM file: looked at here before it is sent, and again by the server before it is kept. Only inside a room. */
export function OwnFigure() {
  const kith = useContext(KithContext)
  return kith === null ? null : <Bring api={kith.api} />
}

function Bring({ api }: { api: Api }) {
  const say = useWords()
  const title = useId()
  const file = useRef<HTMLInputElement>(null)
  const [worn, setWorn] = useState(false)
  const [step, setStep] = useState<Step>({ at: 'nothing' })
  useEffect(() => {
    let wanted = true
    // Unknown is shown as none; bringing one works all the same.
    ownFigure(api).then(
      (hash) => wanted && setWorn(hash !== ''),
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [api])
  const act = async (work: () => Promise<boolean>): Promise<void> => {
    setStep({ at: 'sending' })
    try {
      setWorn(await work())
      setStep({ at: 'nothing' })
    } catch (error) {
      const code = codeOf(error)
      setStep({ at: 'trouble', word: code === 'server-error' ? 'figure.unreachable' : `code.${code}` })
    }
  }
  const wear = (bytes: ArrayBuffer): void => void act(async () => (await sendFigure(api, bytes)) !== '')
  const takeOff = (): void =>
    void act(async () => {
      await takeOffFigure(api)
      return false
    })
  const choose = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return
    setStep({ at: 'checking' })
    setStep(await judge(chosen))
  }
  const busy = step.at === 'checking' || step.at === 'sending'
  return (
    <section className="figure" aria-labelledby={title}>
      <h3 className="field__label" id={title}>
        {say('figure.title')}
      </h3>
      <p className="field__hint">{say(worn ? 'figure.worn' : 'figure.lead')}</p>
      <input
        ref={file}
        type="file"
        className="unseen"
        accept=".vrm,model/gltf-binary"
        tabIndex={-1}
        aria-label={say('figure.choose')}
        onChange={(event) => {
          void choose(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      {step.at === 'found' && <Found licence={step.licence} onWear={() => wear(step.bytes)} />}
      {busy && <p role="status">{say(step.at === 'checking' ? 'figure.checking' : 'figure.sending')}</p>}
      {step.at === 'trouble' && (
        <p className="field__error" role="alert">
          {say(step.word)}
        </p>
      )}
      <div className="figure__actions">
        <button type="button" className="button" disabled={busy} onClick={() => file.current?.click()}>
          {say(worn || step.at === 'found' ? 'figure.another' : 'figure.choose')}
        </button>
        {worn && (
          <button type="button" className="button button--quiet" disabled={busy} onClick={takeOff}>
            {say('figure.takeOff')}
          </button>
        )}
      </div>
    </section>
  )
}

/** The words both versions of the format have for who may do what. */
const wearers: Readonly<Record<string, Word>> = {
  everyone: 'figure.wearer.anyone',
  Everyone: 'figure.wearer.anyone',
  onlyAuthor: 'figure.wearer.author',
  OnlyAuthor: 'figure.wearer.author',
  onlySeparatelyLicensedPerson: 'figure.wearer.licensed',
  ExplicitlyLicensedPerson: 'figure.wearer.licensed',
}
const trades: Readonly<Record<string, Word>> = {
  personalNonProfit: 'figure.trade.none',
  Disallow: 'figure.trade.none',
  personalProfit: 'figure.trade.personal',
  Allow: 'figure.trade.corporation',
  corporation: 'figure.trade.corporation',
}

/** What the file says of itself, and the word of whoever brings it. */
function Found({ licence, onWear }: { licence: VrmLicence; onWear: () => void }) {
  const say = useWords()
  const [mine, setMine] = useState(false)
  const wordOr = (words: Readonly<Record<string, Word>>, text: string): string => {
    const word = words[text]
    return word === undefined ? text : say(word)
  }
  const rows: readonly (readonly [Word, string])[] = [
    ['figure.name', licence.name],
    ['figure.authors', licence.authors.join(', ')],
    ['figure.wearers', wordOr(wearers, licence.wearers)],
    ['figure.commercial', wordOr(trades, licence.commercial)],
    ['figure.licence', licence.licence],
  ]
  return (
    <div className="figure__found">
      <p className="field__label">{say('figure.found')}</p>
      <dl>
        {rows.map(([word, value]) => (
          <div key={word}>
            <dt>{say(word)}</dt>
            <dd>{value === '' ? say('figure.unsaid') : value}</dd>
          </div>
        ))}
      </dl>
      <label className="figure__mine">
        <input type="checkbox" checked={mine} onChange={(event) => setMine(event.currentTarget.checked)} />
        <span>{say('figure.mine')}</span>
      </label>
      <button type="button" className="button button--primary" disabled={!mine} onClick={onWear}>
        {say('figure.wear')}
      </button>
    </div>
  )
}

/** The first bytes are read alone: what is too large or something else is never read whole. */
async function judge(file: File): Promise<Step> {
  try {
    const { checkVrm, problemOfHead, vrmHeadBytes } = await import('@kith/shared/vrm')
    const head = new Uint8Array(await file.slice(0, vrmHeadBytes).arrayBuffer())
    const problem = problemOfHead(head, file.size)
    if (problem !== null) return trouble(problem)
    const bytes = await file.arrayBuffer()
    const verdict = checkVrm(new Uint8Array(bytes), (text) => new TextDecoder('utf-8', { fatal: true }).decode(text))
    return verdict.ok ? { at: 'found', bytes, licence: verdict.licence } : trouble(verdict.problem)
  } catch {
    // The file vanished or may not be read.
    return trouble('damaged')
  }
}

function trouble(problem: VrmProblem): Step {
  return { at: 'trouble', word: `figure.problem.${problem}` }
}
