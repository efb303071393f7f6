import type { Card } from '@kith/shared/card'
import { sameName } from '@kith/shared/text'

/** Whether a person would stand there under a resident's whole name. A part of it, such as "Zhou", may be anybody's. */
export function isResidentName(name: string, cards: ReadonlyMap<string, Card>): boolean {
  return [...cards.values()].some(({ data }) => {
    const { zh, en } = data.extensions.kith.names
    const whole = sameName(zh, en) ? [zh] : [`${zh}${en}`, `${en}${zh}`]
    return whole.some((own) => sameName(own, name))
  })
}
