import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseCardText, type Card } from '@kith/shared/card'

export interface CardProblem {
  file: string
  field: string
  message: string
}
const largestCardBytes = 1_000_000

/** Reads every `*.json` card in a folder. A damaged one is named with its field and left out; the others live. */
export async function loadCards(folder: string): Promise<{ cards: Map<string, Card>; problems: CardProblem[] }> {
  const cards = new Map<string, Card>()
  const problems: CardProblem[] = []
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort()
  for (const file of files) {
    const parsed = parseCardText(await readFile(join(folder, file), 'utf8'), largestCardBytes)
    if (!parsed.ok) {
      problems.push(...parsed.problems.map((problem) => ({ file, ...problem })))
      continue
    }
    const { id } = parsed.card.data.extensions.kith
    if (cards.has(id)) problems.push({ file, field: 'data.extensions.kith.id', message: `another card already has the id ${id}` })
    else cards.set(id, parsed.card)
  }
  return { cards, problems }
}
