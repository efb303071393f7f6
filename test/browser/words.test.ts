import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openEvening } from '../helpers/evening.ts'
import { newPerson } from '../helpers/person.ts'
import { doorScreens, insideScreens, listView, roomMade, type Screen } from '../helpers/screens.ts'

const kith = openEvening()

/** What is written or read aloud on the page, less what people, residents and places are called and say. */
function said(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const theirs = '.line__text, .line__name, .person__name, bdi, svg, .kith-world, input, textarea, kbd, script, style, noscript'
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

describe.each(['en', 'zh'] as const)('every screen speaks %s', (language) => {
  const foreign = async (page: Page): Promise<string[]> => (await said(page)).filter((text) => wrong[language](text.replaceAll(names, '')))

  async function foreignOn(page: Page, screens: readonly Screen[]): Promise<Record<string, string[]>> {
    const found: Record<string, string[]> = {}
    for (const screen of screens) {
      await screen.show(page)
      const texts = await foreign(page)
      if (texts.length > 0) found[screen.name] = texts
      await screen.leave?.(page)
    }
    return found
  }

  it('at the door', async () => {
    const ada = await newPerson(kith.browser, kith.server.url, { language, path: '/r/abcdefghijklmnopqrstuvwx', reducedMotion: true })
    expect(await foreignOn(ada.page, doorScreens)).toEqual({})
    await ada.close()
  })

  it('inside', async () => {
    const ada = await newPerson(kith.browser, kith.server.url, { language, reducedMotion: true })
    await ada.enter(language === 'zh' ? '小雨' : 'Ada')
    await ada.walkToPerson('Xiaoman')
    await ada.say(language === 'zh' ? '小满，我叫小雨，我喜欢桂花糕。' : 'Xiaoman, my name is Ada and I love osmanthus cake.')
    await ada.hears('an answer', (line) => line.kind === 'resident' && line.done)
    expect(await foreignOn(ada.page, [...insideScreens, roomMade, listView])).toEqual({})
    await ada.close()
  })
})
