import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { openEvening } from '../helpers/evening.ts'
import { newPerson, phone } from '../helpers/person.ts'

const kith = openEvening()
/** Pictures have twice the pixels each way. */
const small = { width: 960, height: 540 } as const

/** Width and height of a PNG, from its header. */
async function sizeOf(path: string): Promise<{ width: number; height: number }> {
  const bytes = await readFile(path)
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

async function saved(page: Page, button: RegExp): Promise<{ name: string; path: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()])
  return { name: download.suggestedFilename(), path: await download.path() }
}

describe.each([
  ['960×540, in English', small, false, 'en'],
  ['390×844, in Chinese', phone, true, 'zh'],
] as const)('photo mode at %s', (_size, viewport, touch, language) => {
  it('takes a picture of the world alone, keeps it on the device, and goes', async () => {
    const ada = await newPerson(kith.browser, kith.server.url, { viewport, touch, language })
    const { page } = ada
    await ada.enter(`Ada${viewport.width}`)
    const camera = page.getByRole('button', { name: /^(Take a picture|拍照)$/ })
    await camera.click()
    const shutter = page.getByRole('button', { name: /^(Take the picture|拍下来)$/ })
    await shutter.waitFor()
    expect(await page.getByRole('textbox', { name: /^(Say something|说点什么)/ }).isVisible()).toBe(false)
    expect(await page.getByRole('button', { name: /^(Settings|设置)/ }).isVisible()).toBe(false)

    await page.getByRole('button', { name: /^(Face|表情)$/ }).click()
    await page.getByRole('button', { name: /^(Glad|开心)$/ }).click()
    await shutter.click()
    await page.getByRole('img', { name: /^(The picture just taken|刚刚拍下的照片)$/ }).waitFor()

    const framed = await saved(page, /^(Save picture|保存照片)$/)
    const framedSize = await sizeOf(framed.path)
    expect(framed.name).toMatch(/^kith-.+-\d{4}-\d\d-\d\d-\d{4}\.png$/)
    expect(framedSize.width).toBeGreaterThan(viewport.width * 2)

    await page.getByRole('switch', { name: /^(Frame|相框)/ }).click()
    const plain = await saved(page, /^(Save picture|保存照片)$/)
    expect(await sizeOf(plain.path)).toEqual({ width: viewport.width * 2, height: viewport.height * 2 })
    expect((await saved(page, /JPEG/)).name).toMatch(/\.jpg$/)

    // Esc closes the picture, then photo mode; the button that opened it has the focus again.
    await page.keyboard.press('Escape')
    await page.getByRole('img', { name: /^(The picture just taken|刚刚拍下的照片)$/ }).waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await shutter.waitFor({ state: 'detached' })
    await page.getByRole('textbox', { name: /^(Say something|说点什么)/ }).waitFor()
    await page.waitForFunction(() => /^(Take a picture|拍照)$/.test(document.activeElement?.getAttribute('aria-label') ?? ''))
    expect(ada.troubles).toEqual([])
    await ada.close()
  })
})

describe('the key P', () => {
  it('opens and leaves photo mode, and is a letter while one writes', async () => {
    const ada = await newPerson(kith.browser, kith.server.url, {})
    const { page } = ada
    await ada.enter('AdaP')
    const box = page.getByRole('textbox', { name: 'Say something' })
    await page.waitForFunction(() => document.querySelector('.bar-button--photo') !== null)
    await box.pressSequentially('pip')
    expect(await box.inputValue()).toBe('pip')
    await page.keyboard.press('Escape')
    await page.keyboard.press('p')
    const shutter = page.getByRole('button', { name: 'Take the picture' })
    await shutter.waitFor()
    await page.keyboard.press('p')
    await shutter.waitFor({ state: 'detached' })
    expect(await box.inputValue()).toBe('pip')
    await ada.close()
  })
})
