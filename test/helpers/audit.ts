import axeCore from 'axe-core'
import type { Page } from 'playwright-core'

/** One thing a screen does wrong, in words fit for a test's report. */
export type Fault = string

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface AxeResult {
  violations: { id: string; impact: string | null; nodes: { html: string; failureSummary?: string }[] }[]
}
declare const axe: { run(context: Document, options: object): Promise<AxeResult> }

/** What axe-core finds, at least this grave. */
export async function axeFaults(page: Page, gravest: readonly string[] = ['moderate', 'serious', 'critical']): Promise<Fault[]> {
  // Evaluated, not added as a script: the page's own policy stays as strict as it is.
  await page.evaluate(`if (typeof axe === 'undefined') { ${axeCore.source} }`)
  const { violations } = await page.evaluate(
    (tags) => axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }),
    rules,
  )
  return violations
    .filter(({ impact }) => impact !== null && gravest.includes(impact))
    .flatMap(({ id, impact, nodes }) => nodes.map(({ html }) => `${impact} ${id}: ${html.slice(0, 160)}`))
}

/**
 * Text that is cut off: beyond the window, or beyond a box that hides what does not fit, and no way to scroll down to it.
 * To scroll sideways is no way: nothing here is meant to be read so.
 */
export function clippedText(page: Page): Promise<Fault[]> {
  return page.evaluate(() => {
    // A line's own box is a little taller than what is drawn of it.
    const slack = 2.5
    // The last line of a folded conversation shows its beginning; the button beside it shows the rest.
    const folded = '[data-folded="true"] .line'
    const faults: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = (node.textContent ?? '').trim()
      const parent = node.parentElement
      if (text === '' || parent === null || !parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      if (
        parent.closest('script, style, noscript, svg, .kith-world, [inert]') !== null ||
        unseen(parent) ||
        parent.closest(folded) !== null
      )
        continue
      range.selectNodeContents(node)
      for (const rect of range.getClientRects()) {
        const fault = rect.width < 1 ? null : cutBy(parent, rect)
        if (fault === null) continue
        faults.push(`"${text.slice(0, 60)}" is cut by ${fault}`)
        break
      }
    }
    return faults

    /** For screen readers only. */
    function unseen(element: Element): boolean {
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const style = getComputedStyle(at)
        if (style.clipPath.startsWith('inset(50%')) return true
      }
      return false
    }

    function cutBy(element: Element, rect: DOMRect): string | null {
      let scrollsY = false
      for (let at: Element | null = element; at !== null && at !== document.body; at = at.parentElement) {
        const style = getComputedStyle(at)
        const box = at.getBoundingClientRect()
        if (/auto|scroll/.test(style.overflowY)) scrollsY ||= at.scrollHeight > at.clientHeight
        const hidesX = style.overflowX !== 'visible'
        const hidesY = /hidden|clip/.test(style.overflowY) && !scrollsY
        const name = `${at.tagName.toLowerCase()}.${at.className}`
        if (hidesX && (rect.left < box.left - slack || rect.right > box.right + slack)) return name
        if (hidesY && (rect.top < box.top - slack || rect.bottom > box.bottom + slack)) return name
        if (style.position === 'fixed') break
      }
      if (rect.left < -slack || rect.right > innerWidth + slack) return 'the side of the window'
      if (!scrollsY && (rect.top < -slack || rect.bottom > innerHeight + slack)) return 'the edge of the window'
      return null
    }
  })
}

/** Buttons, fields and links smaller than a finger or a pointer can hit (CSS pixels each way), links within text aside. */
export function smallTargets(page: Page, leastPixels: number): Promise<Fault[]> {
  return page.evaluate((least) => {
    // A card that is still growing into place is two hundredths short.
    const slack = 1
    const faults: string[] = []
    for (const element of document.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea')) {
      if (!element.checkVisibility({ opacityProperty: false, visibilityProperty: true }) || element.closest('[inert]') !== null) continue
      // A label is as good a target as what it labels.
      const target = element.closest('label') ?? element
      const { width, height } = target.getBoundingClientRect()
      const style = getComputedStyle(element)
      const reach = Number.parseFloat(getComputedStyle(element, '::after').inset) || 0
      const more = reach < 0 ? -2 * reach : 0
      if (style.clipPath !== 'none' || width < 2 || (width + more >= least - slack && height + more >= least - slack)) continue
      faults.push(
        `${element.tagName.toLowerCase()} "${element.getAttribute('aria-label') ?? element.textContent.slice(0, 30)}" is ${Math.round(width)}×${Math.round(height)}`,
      )
    }
    return faults
  }, leastPixels)
}
