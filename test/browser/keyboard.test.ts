import { describe, expect, it } from 'vitest'
import { newPerson } from '../helpers/person.ts'
import { openEvening } from '../helpers/evening.ts'
import { until } from '../helpers/wait.ts'

const kith = openEvening()

describe('with the keyboard alone', () => {
  it('one comes in, finds a resident, walks over and holds a conversation', async () => {
    const ada = await newPerson(kith.browser, kith.server.url, { reducedMotion: true })
    const { page } = ada
    /** Presses Tab until the focused element fits; what a keyboard user does. */
    const tabTo = async (role: string, name: RegExp) => {
      for (let count = 0; count < 80; count += 1) {
        const focused = await page.evaluate(() => {
          const element = document.activeElement
          return {
            role: element?.getAttribute('role') ?? element?.tagName.toLowerCase() ?? '',
            name: element?.getAttribute('aria-label') ?? (element as HTMLElement | null)?.innerText ?? '',
          }
        })
        if (focused.role === role && name.test(focused.name)) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`Tab never reached ${role} ${name}`)
    }
    await page.getByRole('textbox', { name: 'Your name' }).waitFor()
    await tabTo('button', /^Enter$/)
    await page.keyboard.press('Enter')
    await until('inside', async () => (await ada.hook()).connection === 'online', 60_000)
    await tabTo('button', /^People/)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await tabTo('button', /^Walk to .*Xiaoman/)
    await page.keyboard.press('Enter')
    await until(
      'beside Xiaoman',
      async () => {
        const state = await ada.hook()
        const self = state.avatars.find((avatar) => avatar.pid === state.selfPid)
        const other = state.avatars.find((avatar) => avatar.name.includes('Xiaoman'))
        return self !== undefined && other !== undefined && Math.hypot(self.x - other.x, self.z - other.z) < 2.8
      },
      60_000,
    )
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Hello Xiaoman, what smells so good here?')
    await page.keyboard.press('Enter')
    const log = page.getByRole('log', { name: 'Conversation' })
    await until(
      'the answer stands in the log',
      async () => {
        const line = (await ada.hook()).transcript.findLast((one) => one.kind === 'resident' && one.done && one.text !== '')
        return line !== undefined && ((await log.textContent()) ?? '').includes(line.text)
      },
      30_000,
    )
    expect(await log.getAttribute('aria-live')).toMatch(/polite|null/)
    expect(ada.troubles).toEqual([])
    await ada.close()
  })
})
