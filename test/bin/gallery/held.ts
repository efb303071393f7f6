import type { CDPSession, Page } from 'playwright-core'
import type { Size } from '../../helpers/bot-page.ts'

const handWide = 900
const held = new WeakMap<Page, CDPSession>()

/** A window of a phone's size is used with fingers, as a phone is, so that a picture has the words and targets one would have there. */
export async function holdAs(page: Page, { width }: Size): Promise<void> {
  const session = held.get(page) ?? (await page.context().newCDPSession(page))
  held.set(page, session)
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: width < handWide, maxTouchPoints: 5 })
}
