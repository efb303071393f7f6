import type { Line } from '#state/talk-store.ts'

export type BubbleKind = 'text' | 'dots' | 'murmur'

/** One bubble of the pool: its DOM, its size as last measured, and what it shows. */
export class BubbleElement {
  readonly root: HTMLDivElement
  pid = 0
  width = 60
  height = 34
  /** Where it drifted from its anchor, eased so that re-layouts glide. */
  offsetX = 0
  offsetY = 0
  fresh = true
  readonly #paper: HTMLDivElement
  readonly #text: HTMLDivElement
  readonly #words: Text
  readonly #name: HTMLDivElement
  readonly #tail: HTMLDivElement
  readonly #observer: ResizeObserver
  #kind: BubbleKind | '' = ''
  #lineId = ''
  #shownText = ''
  #tailX = Number.NaN
  #x = Number.NaN
  #y = Number.NaN

  constructor(container: HTMLElement) {
    this.root = element('div', 'kith-bubble')
    this.#paper = element('div', 'kith-bubble-paper')
    this.#name = element('div', 'kith-bubble-name')
    this.#text = element('div', 'kith-bubble-text')
    const inner = element('div', 'kith-bubble-words')
    this.#words = document.createTextNode('')
    inner.append(this.#words)
    this.#text.append(inner)
    const dots = element('div', 'kith-bubble-dots')
    for (let k = 0; k < 3; k++) dots.append(document.createElement('i'))
    this.#tail = element('div', 'kith-bubble-tail')
    this.#paper.append(this.#name, this.#text, dots)
    this.root.append(this.#paper, this.#tail)
    container.append(this.root)
    this.#observer = new ResizeObserver(([entry]) => {
      const box = entry?.borderBoxSize[0]
      if (!box) return
      this.width = box.inlineSize
      this.height = box.blockSize
    })
    this.#observer.observe(this.#paper)
  }

  /** Shows a line. The bubble never gets narrower while the same line grows. */
  showLine(line: Line): void {
    this.#setKind('text')
    if (line.id !== this.#lineId) {
      this.#lineId = line.id
      this.#paper.style.minWidth = ''
      setData(this.root, 'volume', line.volume === 'say' ? null : line.volume)
      setData(this.root, 'mine', line.mine ? '' : null)
      this.#name.textContent = line.name
    } else if (line.text !== this.#shownText && !line.done) this.#paper.style.minWidth = `${Math.ceil(this.width)}px`
    if (line.text !== this.#shownText) {
      this.#shownText = line.text
      this.#words.data = line.text
    }
    setData(this.root, 'sending', line.sending === 'failed' ? 'failed' : null)
    setData(this.root, 'interrupted', line.interrupted ? '' : null)
  }

  showDots(kind: 'dots' | 'murmur', name: string): void {
    if (this.#kind === kind) return
    this.#setKind(kind)
    this.#lineId = ''
    this.#shownText = ''
    this.#paper.style.minWidth = ''
    this.#name.textContent = name
    for (const key of ['volume', 'mine', 'sending', 'interrupted']) setData(this.root, key, null)
  }

  #setKind(kind: BubbleKind): void {
    if (this.#kind === kind) return
    this.#kind = kind
    setData(this.root, 'kind', kind)
  }

  /** Moves the bubble's foot (middle of its lower edge) and its tail; CSS pixels. */
  move(x: number, y: number, tailX: number): void {
    if (Math.abs(x - this.#x) > 0.2 || Math.abs(y - this.#y) > 0.2 || Number.isNaN(this.#x)) {
      this.#x = x
      this.#y = y
      this.root.style.transform = `translate3d(${x.toFixed(1)}px,${y.toFixed(1)}px,0)`
    }
    if (Math.abs(tailX - this.#tailX) > 0.5 || Number.isNaN(this.#tailX)) {
      this.#tailX = tailX
      this.#tail.style.transform = `translateX(${tailX.toFixed(1)}px)`
    }
  }

  /** Without a tail when its speaker is out of view; with the name when it is not plain who speaks. */
  mark(tailless: boolean, named: boolean): void {
    if (tailless !== this.root.hasAttribute('data-edge')) setData(this.root, 'edge', tailless ? '' : null)
    if (named !== this.root.hasAttribute('data-named')) setData(this.root, 'named', named ? '' : null)
  }

  show(shown: boolean): void {
    if (shown === this.root.hasAttribute('data-shown')) return
    setData(this.root, 'shown', shown ? '' : null)
    if (!shown) this.fresh = true
  }

  release(): void {
    this.show(false)
    this.pid = 0
    this.#lineId = ''
  }

  dispose(): void {
    this.#observer.disconnect()
    this.root.remove()
  }
}

function element(tag: 'div', className: string): HTMLDivElement {
  const made = document.createElement(tag)
  made.className = className
  return made
}

function setData(target: HTMLElement, key: string, value: string | null): void {
  if (value === null) target.removeAttribute(`data-${key}`)
  else target.setAttribute(`data-${key}`, value)
}
