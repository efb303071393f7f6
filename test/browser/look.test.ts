import { hostileVrms, makeVrm } from '@kith/shared/vrm-fixture'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openEvening } from '../helpers/evening.ts'
import { newPerson, phone, type Person } from '../helpers/person.ts'
import { until } from '../helpers/wait.ts'

const kith = openEvening()
const framesLimitMs = 60_000

/** How somebody looks to a page. */
async function lookOf(watcher: Person, name: string): Promise<string | undefined> {
  return watcher.page.evaluate((wanted) => window.__kith.avatars.find((avatar) => avatar.name === wanted)?.look, name)
}

async function figuresOn(watcher: Person): Promise<number> {
  return watcher.page.evaluate(() => window.__kith.figures)
}

async function openEditor(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^(People|在场的人)/ })
    .first()
    .click()
  // The lists beside the panel offer it as well.
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^(Change my look|换个样子)$/ })
    .click()
  await page.getByRole('tab').first().waitFor()
}

async function bring(page: Page, file: Uint8Array, name = 'figure.vrm'): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'model/gltf-binary', buffer: Buffer.from(file) })
}

/** The large figure and every small picture are drawn. */
async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      Number(document.querySelector<HTMLElement>('.stage__canvas')?.dataset['frames'] ?? 0) > 2 &&
      [...document.querySelectorAll<HTMLElement>('.pictures__canvas')].every((canvas) => canvas.dataset['drawn'] === 'true'),
    null,
    { timeout: framesLimitMs },
  )
}

describe('the look editor', () => {
  it('makes a look at the door by keyboard alone, with undo, redo and a word before what was changed is lost', async () => {
    const ada = await newPerson(kith.browser, kith.server.url, { reducedMotion: true })
    const { page } = ada
    await page.getByRole('button', { name: 'More looks…' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('tab', { name: 'Body' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Body')
    await drawn(page)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.getByRole('group', { name: 'Hair', exact: true }).waitFor()
    const afro = page.getByRole('radio', { name: 'Afro' })
    await afro.focus()
    await page.keyboard.press('Space')
    expect(await afro.isChecked()).toBe(true)
    await page.keyboard.press('Control+z')
    expect(await afro.isChecked()).toBe(false)
    await page.getByRole('button', { name: 'Redo' }).press('Enter')
    expect(await afro.isChecked()).toBe(true)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: 'Leave it as it was?' }).getByRole('button', { name: 'Keep choosing' }).press('Enter')
    await page.getByRole('button', { name: 'Wear this' }).press('Enter')
    await page.getByRole('button', { name: 'Your own look. Change it…' }).waitFor()
    await ada.enter('Afra')
    expect(await lookOf(ada, 'Afra')).toMatch(/^9\./)
    expect(ada.troubles).toEqual([])
    await ada.close()
  })

  it('changes how one is seen by everybody, from inside, on a phone and in Chinese', async ({ task }) => {
    // A name of their own in a second attempt: the first one's seat is still held.
    const name = `Lan${task.result?.retryCount ?? 0}`
    const ada = await newPerson(kith.browser, kith.server.url, { language: 'zh', viewport: phone, touch: true, listView: true })
    const bo = await newPerson(kith.browser, kith.server.url, { listView: true })
    await ada.enter(name)
    await bo.enter('Bo')
    const before = await until('Bo sees Lan', () => lookOf(bo, name))
    await openEditor(ada.page)
    await drawn(ada.page)
    // It grows a little as it opens: what is too small once it rests is too small.
    const cut = () =>
      ada.page.evaluate(() =>
        [...document.querySelectorAll('[role=tab], .editor button, .swatches__one, .pictures__one')]
          .map((element) => ({ name: element.textContent, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.left < 0 || box.right > innerWidth || box.height < 44 || box.width < 44)
          .map(({ name }) => name),
      )
    await until('every target is on the page and wide enough for a finger', async () => (await cut()).length === 0)
    await ada.page.getByRole('button', { name: '随便来一身' }).tap()
    await ada.page.getByRole('tab', { name: '颜色' }).tap()
    await ada.page.getByRole('radio', { name: '靛蓝' }).first().check({ force: true })
    await ada.page.getByRole('button', { name: '就这样' }).tap()
    const after = await until('Bo sees the new top', async () => {
      const look = await lookOf(bo, name)
      return look?.split('.')[5] === '16' ? look : null
    })
    expect(after).not.toBe(before)
    expect([...ada.troubles, ...bo.troubles]).toEqual([])
    await ada.close()
    await bo.close()
  })
})

describe('a figure of one’s own', () => {
  it('is looked at, agreed to, worn, seen by others and taken off again', async () => {
    // Small windows: both draw the garden, and one the editor over it.
    const viewport = { width: 640, height: 480 }
    const ada = await newPerson(kith.browser, kith.server.url, { viewport })
    const bo = await newPerson(kith.browser, kith.server.url, { viewport })
    await ada.enter('Vera')
    await bo.enter('Wim')
    await openEditor(ada.page)
    await bring(ada.page, makeVrm())
    const wear = ada.page.getByRole('button', { name: 'Wear this figure' })
    await wear.waitFor()
    // In the editor: residents may say such words as well.
    expect(
      await ada.page
        .locator('.editor')
        .getByText(/everyone|anybody/)
        .count(),
    ).toBe(1)
    expect(await wear.isDisabled()).toBe(true)
    await ada.page.getByRole('checkbox', { name: 'I made it, or I may use it here.' }).check()
    await wear.click()
    await ada.page.getByText('You wear a figure of your own.').waitFor()
    await until('both pages draw the figure', async () => (await figuresOn(ada)) === 1 && (await figuresOn(bo)) === 1, framesLimitMs)
    await ada.page.getByRole('button', { name: 'Take it off' }).click()
    await until('neither page draws it', async () => (await figuresOn(ada)) === 0 && (await figuresOn(bo)) === 0, framesLimitMs)
    expect([...ada.troubles, ...bo.troubles]).toEqual([])
    await ada.close()
    await bo.close()
  })

  it('is turned away in plain words when it is hostile, by the page and by the server, and nothing breaks', async () => {
    const ada = await newPerson(kith.browser, kith.server.url, { listView: true })
    await ada.enter('Hugo')
    await openEditor(ada.page)
    const sent: string[] = []
    ada.page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
    for (const { make, problem } of hostileVrms) {
      await bring(ada.page, make())
      const words = await ada.page.getByRole('alert').textContent()
      expect({ problem, words: (words ?? '').length > 10 }).toEqual({ problem, words: true })
    }
    expect(sent.filter((url) => url.endsWith('/api/figure'))).toEqual([])
    const { token } = (await (await fetch(`${kith.server.url}/api/guest`, { method: 'POST' })).json()) as { token: string }
    const statuses: number[] = []
    for (const { make } of hostileVrms.slice(2, 5)) {
      const answer = await fetch(`${kith.server.url}/api/figure`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: new Uint8Array(make()),
      })
      statuses.push(answer.status)
    }
    expect(statuses).toEqual([422, 422, 422])
    expect((await fetch(`${kith.server.url}/api/health`)).status).toBe(200)
    expect(await figuresOn(ada)).toBe(0)
    expect(ada.troubles).toEqual([])
    await ada.close()
  })
})
