import type { Page } from 'playwright-core'
import type { Fault } from './audit.ts'

/** What is written or read aloud on the page, less what people, residents and places are called and say. */
function said(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const theirs =
      '.line__text, .line__name, .person__name, .slip__text, .slip__from, bdi, svg, .kith-world, input, textarea, kbd, script, style, noscript'
    const texts: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (node.parentElement?.closest(theirs) === null) texts.push(node.textContent ?? '')
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt], [aria-description]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) texts.push(element.getAttribute(name) ?? '')
    return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))]
  })
}

/** Names of residents stand in both scripts; a language is called by its own name in the other one. */
const names = /小满 Xiaoman|老周 Zhou|阿灯 Adeng|Lantern Garden 灯园|灯园 Lantern Garden|Ada|小雨/g
const wrong = {
  en: (text: string) => /\p{Script=Han}/u.test(text.replace('中文', '')),
  // Two English words in a row; single ones are names, keys and units.
  zh: (text: string) => /[A-Za-z]{2,} [a-z]{2,}/.test(text) && !/W A S D/.test(text),
} as const

/** Text of the interface that stands in another language than the one chosen. */
export async function foreignTexts(page: Page, language: 'en' | 'zh'): Promise<Fault[]> {
  return (await said(page)).filter((text) => wrong[language](text.replaceAll(names, '')))
}
