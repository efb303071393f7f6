import type { Page } from 'playwright-core'
import { ask } from '../../helpers/bot-page.ts'
import { closePanel, forgetWish, openPanel, refoldTalk, unfoldTalk, why, type Screen } from '../../helpers/screens.ts'

/** Screens of the gallery beside those every audit walks through. */
const photoButton = /^(Take a picture|拍照)$/
const shutter = /^(Take the picture|拍下来)$/

async function openPhoto(page: Page): Promise<void> {
  await page.getByRole('button', { name: photoButton }).click()
  await page.getByRole('button', { name: shutter }).waitFor()
}

async function leavePhoto(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: shutter }).waitFor({ state: 'detached' })
}

export const worldScreens: readonly Screen[] = [
  { name: 'whole conversation', show: unfoldTalk, leave: refoldTalk },
  why,
  forgetWish,
  {
    name: 'photo mode',
    show: openPhoto,
    leave: leavePhoto,
  },
  {
    name: 'photo faces',
    show: async (page) => {
      await openPhoto(page)
      await page.getByRole('button', { name: /^(Face|表情)$/ }).click()
    },
    leave: leavePhoto,
  },
  {
    name: 'photo taken',
    show: async (page) => {
      await openPhoto(page)
      await page.getByRole('button', { name: shutter }).click()
      await page.getByRole('img', { name: /^(The picture just taken|刚刚拍下的照片)$/ }).waitFor()
    },
    leave: async (page) => {
      await page.keyboard.press('Escape')
      await page.getByRole('img', { name: /^(The picture just taken|刚刚拍下的照片)$/ }).waitFor({ state: 'detached' })
      await leavePhoto(page)
    },
  },
  {
    name: 'forget everything',
    show: async (page) => {
      await openPanel(page, 'memory')
      await page
        .getByRole('button', { name: /^(Forget everything|忘掉关于我的一切)/ })
        .first()
        .click()
      await page.locator('.modal').waitFor()
    },
    leave: async (page) => {
      await page.keyboard.press('Escape')
      await page.locator('.modal').waitFor({ state: 'detached' })
      await closePanel(page)
    },
  },
]

const pageNames = {
  days: /^(By day|按日子)$/,
  diary: /^(Diary|日记)$/,
  bonds: /^(Bonds|交情)$/,
} as const

/** The other ways to look at what is remembered, and a search in it. */
export const memoryScreens: readonly Screen[] = [
  ...Object.entries(pageNames).map(([page, name]): Screen => ({
    name: `memory ${page}`,
    show: async (on) => {
      await openPanel(on, 'memory')
      await on.getByRole('tab', { name }).click()
      await on.getByRole('tab', { name, selected: true }).waitFor()
      await on.waitForLoadState('networkidle')
    },
    leave: closePanel,
  })),
  {
    name: 'memory search',
    show: async (page) => {
      await openPanel(page, 'memory')
      const zh = await page.evaluate(() => document.documentElement.lang.startsWith('zh'))
      await page.getByRole('searchbox').fill(zh ? '里斯本' : 'Lisbon')
      await page
        .getByRole('region', { name: /^(What was found|找到的)/ })
        .locator('li')
        .first()
        .waitFor()
    },
    leave: closePanel,
  },
]

/** How one felt, on some days of the last weeks. */
const feelings = Array.from({ length: 14 }, (_, index) => ({
  day: new Date(Date.now() - (3 + index * 3.7) * 86_400_000).toISOString().slice(0, 10),
  answer: (['better', 'better', 'same', 'better', 'worse', 'better', 'same'] as const)[index % 7],
}))
/** Leaves them in the browser, as answers of this person. */
export async function keepFeelings(page: Page): Promise<void> {
  await page.addInitScript((answers) => {
    localStorage.setItem('kith.care', JSON.stringify({ asked: '', never: false, answers }))
  }, feelings)
}

/** The one question after a talk, and what became of its answers. Two lines must have been said before. */
export const careScreens: readonly Screen[] = [
  {
    name: 'settings further down',
    show: (page) => openPanel(page, 'settings'),
    reshaped: (page) => page.locator('.care-settings__forget').scrollIntoViewIfNeeded(),
    leave: closePanel,
  },
  {
    name: 'care question',
    show: async (page) => {
      const zh = await page.evaluate(() => document.documentElement.lang.startsWith('zh'))
      for (const line of zh
        ? ['小满，灯都点上了吗？', '小满，谢谢你，我去走走。']
        : ['Xiaoman, are the lanterns lit?', 'Xiaoman, thank you, I am off for a walk.'])
        await ask(page, 'Xiaoman', line)
      await openPanel(page, 'people')
      await page
        .getByRole('button', { name: /^(Walk to: .*pond|走到：.*池)/i })
        .first()
        .click()
      await closePanel(page)
      // A resident who strolls by and remarks on something puts the question off.
      await page.locator('.care__answers').waitFor({ timeout: 150_000 })
    },
    leave: async (page) => {
      await page
        .locator('.care__answers')
        .getByRole('button', { name: /^(Better|好些了)$/ })
        .click()
    },
  },
]

const tabNames = {
  face: /^(Face|脸)$/,
  hair: /^(Hair|头发)$/,
  clothes: /^(Clothes|衣着)$/,
  worn: /^(Worn|佩戴)$/,
  colours: /^(Colours|颜色)$/,
  size: /^(Size|大小)$/,
} as const

/** First from the door, then from inside: the editor and each of its tabs. */
export const lookScreens: readonly Screen[] = [
  {
    name: 'look editor',
    show: async (page) => {
      await page.locator('.looks__more').click()
      await page.locator('.editor').waitFor()
      await picturesDrawn(page)
    },
    leave: closeEditor,
  },
  { name: 'look editor', show: openEditor, leave: closeEditor },
  ...Object.entries(tabNames).map(([tab, name]): Screen => ({
    name: `look editor ${tab}`,
    show: async (page) => {
      await openEditor(page)
      await page.getByRole('tab', { name }).click()
    },
    leave: closeEditor,
  })),
]

async function openEditor(page: Page): Promise<void> {
  await openPanel(page, 'people')
  await page.getByRole('button', { name: /^(Change my look|换个样子)$/ }).click()
  await page.locator('.editor').waitFor()
  await picturesDrawn(page)
}

/** The small pictures in view are drawn one by one. */
async function picturesDrawn(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLCanvasElement>('canvas.pictures__canvas')]
      .filter((canvas) => canvas.getBoundingClientRect().top < innerHeight)
      .every((canvas) => canvas.getContext('2d')?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data[3] !== 0),
  )
}

async function closeEditor(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.locator('.editor').waitFor({ state: 'detached' })
  if ((await page.getByRole('dialog').count()) > 0) await closePanel(page)
}
