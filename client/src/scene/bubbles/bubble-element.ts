import type { Line } from '#state/talk-store.ts'
import { createSpot } from '#scene/labels/place-label.ts'
import { shownLength } from './shown-part.ts'

type BubbleKind = 'text' | 'dots' | 'murmur'

/** The narrowest a wrapped bubble is tried, as a share of the widest; and in how many halvings. */
const narrowest = 0.55
const halvings = 5
/** Less than this nobody sees move: no style is written for it. */
const leastPixels = 0.2
const leastTurn = 0.5
/** The tail as it is drawn before it is stretched, and the shortest it becomes. */
const tailPixels = 14
const leastTail = 12
/** So near its side edge a tail begins that leaves the paper there. */
const sidePixels = 8

/** What bubbles need of the element they are put in. */
export type BubbleContainer = Pick<HTMLElement, 'append' | 'setAttribute' | 'removeAttribute'>
/** A bubble as it is laid out, whatever it is drawn with. */
export type Bubble = Omit<BubbleElement, 'root'>

/** One bubble of the pool: its DOM, its size as last measured, and what it shows. */
export class BubbleElement {
  readonly root: HTMLDivElement
  pid = 0
  width = 60
  height = 34
  /** Where it stands, and where it is on the way there: it glides when the layout changes. */
  readonly spot = createSpot()
  glideX = 0
  glideY = 0
  fresh = true
  /** Found no place lately: not tried again before this (performance.now()). */
  retryAtMs = 0
  freedAtMs = Number.NEGATIVE_INFINITY
  /** Whose it was while it fades, or 0. */
  leftPid = 0
  /** Where it was last drawn: the middle of its lower edge. */
  footX = 0
  footY = 0
  readonly #paper: HTMLDivElement
  readonly #words = document.createTextNode('')
  readonly #text: HTMLDivElement
  readonly #head: HTMLDivElement
  readonly #name = document.createTextNode('')
  readonly #tail: HTMLDivElement
  readonly #mark: HTMLDivElement
  readonly #observer: ResizeObserver
  #kind: BubbleKind | '' = ''
  #lineId = ''
  #shown = 0
  #grew = false
  #tailX = Number.NaN
  #tailY = 0
  #tipX = 0
  #tipY = 0
  #markX = Number.NaN
  #markY = 0
  #placed = false

  constructor(container: Pick<HTMLElement, 'append'>) {
    this.root = element('kith-bubble')
    this.#paper = element('kith-bubble-paper')
    this.#head = element('kith-bubble-head')
    const name = document.createElement('bdi')
    name.append(this.#name)
    const mark = document.createElement('b')
    mark.textContent = 'AI'
    this.#head.append(name, mark)
    this.#text = element('kith-bubble-text')
    const inner = element('kith-bubble-words')
    inner.append(this.#words)
    this.#text.append(inner)
    const dots = element('kith-bubble-dots')
    for (let k = 0; k < 3; k++) dots.append(document.createElement('i'))
    this.#tail = element('kith-bubble-tail')
    this.#paper.append(this.#head, this.#text, dots)
    this.#mark = element('kith-bubble-mark')
    // Over the paper's shadow.
    this.root.append(this.#mark, this.#paper, this.#tail)
    container.append(this.root)
    this.#observer = new ResizeObserver(() => this.#measure())
    this.#observer.observe(this.#paper)
  }

  /** Shows a line. While it grows the bubble keeps the width it will need, so that no word moves to another row. */
  showLine(line: Line): void {
    this.#setKind('text')
    const anew = line.id !== this.#lineId && line.key !== this.#lineId
    if (anew) {
      this.#shown = 0
      this.#paper.style.width = ''
      this.#grew = !line.done
      this.#showName(line.name, line.kind === 'resident')
      setData(this.root, 'volume', line.volume === 'say' ? null : line.volume)
      setData(this.root, 'mine', line.mine ? '' : null)
      this.#text.lang = line.lang === 'zh' ? 'zh-CN' : 'en'
    }
    this.#lineId = line.key ?? line.id
    setData(this.root, 'growing', line.done ? null : '')
    setData(this.root, 'sending', line.sending === 'failed' ? 'failed' : null)
    setData(this.root, 'interrupted', line.interrupted ? '' : null)
    const length = shownLength(line.text, line.done, this.#shown)
    if (length === this.#shown && !anew && !line.done) return
    const text = length === line.text.length ? line.text : line.text.slice(0, length)
    const same = !anew && text === this.#words.data
    this.#shown = length
    if (!same) this.#words.data = text
    if (!same || line.done) this.#fit(line.done)
  }

  /** Dots: somebody thinks about an answer. Murmur: somebody speaks, too far to be understood. */
  showDots(kind: 'dots' | 'murmur', name: string, resident: boolean): void {
    if (this.#kind === kind) return
    this.#setKind(kind)
    this.#lineId = ''
    this.#paper.style.width = ''
    this.#showName(name, resident)
    for (const key of ['volume', 'mine', 'sending', 'interrupted', 'growing']) setData(this.root, key, null)
    this.#measure()
  }

  #showName(name: string, resident: boolean): void {
    if (this.#name.data !== name) this.#name.data = name
    setData(this.root, 'resident', resident ? '' : null)
  }

  #setKind(kind: BubbleKind): void {
    if (this.#kind === kind) return
    this.#kind = kind
    setData(this.root, 'kind', kind)
  }

  /**
   * A growing line of more than one row keeps the whole width. One that came whole is made as narrow as its rows allow:
   * even rows, no word or mark alone on the last.
   */
  #fit(done: boolean): void {
    const { style } = this.#paper
    if (this.#grew && style.width !== '') {
      if (done && this.#rows() === 1) style.width = ''
      return this.#measure()
    }
    style.width = ''
    const rows = this.#rows()
    if (this.#grew && !done) {
      if (rows > 1) style.width = '100vw'
    } else if (rows > 1) this.#balance(rows)
    this.#measure()
  }

  #balance(rows: number): void {
    const { style } = this.#paper
    let most = this.#paper.offsetWidth
    let least = Math.max(most * narrowest, this.#head.scrollWidth)
    for (let k = 0; k < halvings && most - least > 4; k++) {
      const width = Math.ceil((least + most) / 2)
      style.width = `${width}px`
      if (this.#rows() > rows) least = width
      else most = width
    }
    style.width = `${Math.ceil(most)}px`
  }

  #rows(): number {
    const inner = this.#text.firstElementChild
    return inner instanceof HTMLElement ? Math.max(1, Math.round(inner.offsetHeight / rowPixels(inner))) : 1
  }

  #measure(): void {
    this.width = this.#paper.offsetWidth
    this.height = this.#paper.offsetHeight
    const clipped = this.#text.scrollHeight > this.#text.clientHeight + 2
    if (clipped !== this.root.hasAttribute('data-clipped')) setData(this.root, 'clipped', clipped ? '' : null)
  }

  /** Moves the middle of its lower edge there; CSS pixels. */
  move(x: number, y: number): void {
    if (this.#placed && Math.abs(x - this.footX) <= leastPixels && Math.abs(y - this.footY) <= leastPixels) return
    this.#placed = true
    this.footX = x
    this.footY = y
    this.root.style.transform = `translate3d(${x.toFixed(1)}px,${y.toFixed(1)}px,0)`
  }

  /** Leads the tail from a point in the paper to the head, both as seen from the middle of the lower edge; CSS pixels. */
  aim(fromX: number, fromY: number, toX: number, toY: number): void {
    const same =
      Math.abs(fromX - this.#tailX) <= leastTurn &&
      Math.abs(fromY - this.#tailY) <= leastTurn &&
      Math.abs(toX - this.#tipX) <= leastTurn &&
      Math.abs(toY - this.#tipY) <= leastTurn
    if (same) return
    this.#tailX = fromX
    this.#tailY = fromY
    this.#tipX = toX
    this.#tipY = toY
    const x = toX - fromX
    const y = toY - fromY
    const long = Math.sqrt(x * x + y * y)
    const stretch = Math.max(1, leastTail / Math.max(1, long)) / tailPixels
    // Its foot lies along the paper's edge, however it leans.
    const foot = Math.abs(fromX) > this.width / 2 - sidePixels ? '0,1' : '1,0'
    const tip = `${(x * stretch).toFixed(3)},${(y * stretch).toFixed(3)}`
    this.#tail.style.transform = `matrix(${foot},${tip},${fromX.toFixed(1)},${fromY.toFixed(1)})`
  }

  /** Puts the mark over the speaker's head, as seen from the middle of the lower edge; CSS pixels. */
  mark(x: number, y: number): void {
    if (Math.abs(x - this.#markX) <= leastTurn && Math.abs(y - this.#markY) <= leastTurn) return
    this.#markX = x
    this.#markY = y
    this.#mark.style.transform = `translate(${x.toFixed(1)}px,${y.toFixed(1)}px)`
  }

  /** Without a tail where that would point at somebody else; with the mark over the head where it ends far from that, or in its place. */
  showTail(shown: boolean, marked: boolean): void {
    if (shown === this.root.hasAttribute('data-tailless')) setData(this.root, 'tailless', shown ? null : '')
    if (marked !== this.root.hasAttribute('data-marked')) setData(this.root, 'marked', marked ? '' : null)
  }

  /** Fades it in or out; `atOnce` where something else is drawn in its place. */
  show(shown: boolean, atOnce = false): void {
    if (shown === this.root.hasAttribute('data-shown')) return
    setData(this.root, 'atonce', atOnce ? '' : null)
    setData(this.root, 'shown', shown ? '' : null)
    if (!shown) this.fresh = true
  }

  /** Words, not dots. */
  get says(): boolean {
    return this.#kind === 'text'
  }

  /** The line that can be read here from its beginning to its end, or ''. */
  get readable(): string {
    return this.#kind === 'text' && this.spot.placed && !this.root.hasAttribute('data-clipped') ? this.#lineId : ''
  }

  release(nowMs: number): void {
    this.show(false)
    this.pid = 0
    this.freedAtMs = nowMs
    this.retryAtMs = 0
    this.spot.known = false
    this.spot.placed = false
    this.#lineId = ''
    this.#kind = ''
  }

  dispose(): void {
    this.#observer.disconnect()
    this.root.remove()
  }
}

function rowPixels(text: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(text).lineHeight) || 22
}

function element(className: string): HTMLDivElement {
  const made = document.createElement('div')
  made.className = className
  return made
}

function setData(target: HTMLElement, key: string, value: string | null): void {
  if (value === null) target.removeAttribute(`data-${key}`)
  else target.setAttribute(`data-${key}`, value)
}
