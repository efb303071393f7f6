import { describe, expect, test } from 'vitest'
import type { Card } from '@kith/shared/card'
import { languages } from '@kith/shared/text'
import { answer, double, think, turnInput } from './mind-kit.ts'
import { residentCard, residentIds } from './script-talk.ts'

/** Every line of a card in one language, wherever it stands. */
function authored(card: Card, lang: 'en' | 'zh'): string[] {
  const found: string[] = []
  const walk = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(walk)
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) {
        if (key === 'keys' || key === 'aliases' || key === 'interests' || key === 'answers') continue
        if (key === lang && Array.isArray(inner)) found.push(...inner.filter((line) => typeof line === 'string'))
        else walk(inner)
      }
  }
  walk(card.data.extensions.kith)
  return found
}

/** People wrote these lines by ear: a check that stops one of them would stop a good model too. */
describe('no good line is stopped', () => {
  const cases = residentIds.flatMap((id) => languages.map((lang) => [id, lang] as const))
  test.each(cases)('%s, %s', async (id, lang) => {
    const card = residentCard(id)
    const all = authored(card, lang).filter((line) => !line.includes('{'))
    expect(all.length).toBeGreaterThan(100)
    const stopped: string[] = []
    for (const line of all) {
      const { speech, done } = await think(double([answer(line, 50)]), turnInput({ card, lang, residentId: id, turns: [] }))
      const words = line.replace(/^\s*(?:\[[^\]]*\]\s*)+/, '').replace(/\s+/g, '')
      if (done?.outOfWords !== false || speech.replace(/\s+/g, '') !== words) stopped.push(`${line} → ${speech}`)
    }
    expect(stopped).toEqual([])
  })
})
