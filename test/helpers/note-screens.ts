import type { Page } from 'playwright-core'

/** The board with its notes, from the list of people or from where that list stands open. */
export async function openNotes(page: Page): Promise<void> {
  const door = page.getByRole('button', { name: /^(Read the board|看看留言板)/ })
  if ((await door.count()) === 0) {
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^(People|在场的人)/ })
      .first()
      .click()
  }
  await door.first().click()
  await page.locator('.board').waitFor()
}

async function writeNote(page: Page): Promise<void> {
  await openNotes(page)
  await page.getByRole('button', { name: /^(Pin up a note|贴一张字条)$/ }).click()
  const zh = await page.evaluate(() => document.documentElement.lang.startsWith('zh'))
  const words = zh ? '池塘边的长椅修好了，可以坐了。' : 'The bench by the pond is mended. Sit as long as you like.'
  await page.getByRole('textbox', { name: /^(Your note|你的字条)$/ }).fill(words)
}

/** Each ends with the panel open. */
export const noteScreens: readonly { name: string; show: (page: Page) => Promise<void> }[] = [
  { name: 'the board', show: openNotes },
  { name: 'a note being written', show: writeNote },
  {
    name: 'a note on the board',
    show: async (page) => {
      await writeNote(page)
      await page.getByRole('button', { name: /^(Pin it up|贴上去)$/ }).click()
      await page.locator('.slip__text').first().waitFor()
    },
  },
]
