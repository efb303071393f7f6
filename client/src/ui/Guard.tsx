import { Component, type ReactNode } from 'react'
import { useDoorWords } from '#i18n/door-words.ts'

/** When a part of the page cannot be drawn or fetched (a newer build has replaced it, mostly), reloading is the way out. */
export class Guard extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children
  }
}

function Broken() {
  const say = useDoorWords()
  return (
    <main className="door">
      <div className="card door__card" role="alert">
        <p className="card__text">{say('broken')}</p>
        <button type="button" className="button button--primary" onClick={() => location.reload()}>
          {say('reload')}
        </button>
      </div>
    </main>
  )
}
