import type { Page } from 'playwright-core'
import type { Screen } from '../../helpers/screens.ts'
import { sizes, slug, type SizeName, type Studio } from './studio.ts'

/** In what language, with what in hand, and in which shapes of window the interface is seen. */
export interface Device {
  language: 'en' | 'zh'
  touch: boolean
  shapes: readonly SizeName[]
}
export const devices: readonly Device[] = (['en', 'zh'] as const).flatMap((language) => [
  { language, touch: false, shapes: ['laptop'] },
  { language, touch: true, shapes: ['phone', 'side'] },
])
export const namesOf = ({ language, shapes }: Device, screen: string): string[] =>
  shapes.map((shape) => `${language}.${slug(screen)}.${shape}`)

/** Takes a screen in each shape the device has. */
export async function shootShapes(studio: Studio, page: Page, device: Device, screen: string, last?: () => Promise<void>): Promise<void> {
  for (const shape of device.shapes)
    await studio.shoot(page, namesOf(device, screen)[device.shapes.indexOf(shape)] ?? '', sizes[shape], last)
  await page.setViewportSize(sizes[device.shapes[0] ?? 'laptop'])
}

export function pageOptions({ language, touch, shapes }: Device) {
  return {
    quality: 'low',
    language,
    viewport: sizes[shapes[0] ?? 'laptop'],
    hasTouch: touch,
    isMobile: touch,
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
  } as const
}

/** Goes through the screens, showing only those that are wanted. One that fails is left by closing whatever is open. */
export async function tour(studio: Studio, page: Page, device: Device, screens: readonly Screen[], prefix = ''): Promise<void> {
  for (const { name, show, reshaped, leave } of screens) {
    if (!studio.wantsAny(namesOf(device, prefix + name))) continue
    const well = await studio.attempt(namesOf(device, prefix + name)[0] ?? name, async () => {
      await show(page)
      await shootShapes(studio, page, device, prefix + name, reshaped && (() => reshaped(page)))
      await leave?.(page)
    })
    if (!well) for (let press = 0; press < 3; press += 1) await page.keyboard.press('Escape')
  }
}
