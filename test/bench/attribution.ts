import { parseTaggedLine, type Card } from '@kith/shared/card'
import type { Language } from '@kith/shared/text'
import { createRandom } from '@kith/server/src/models/script/random.ts'
import { residentCard, residentIds } from '../minds/script-talk.ts'

export interface SpokenLine {
  residentId: string
  text: string
}
const rounds = 20
export const linesShown = 100

export interface AttributionBench extends Record<string, unknown> {
  /** Share of a hundred lines, shown without names, that go to the right resident: the mean of twenty drawings, in percent. */
  en: number
  zh: number
  /** The same, each drawing's worst. */
  enWorst: number
  zhWorst: number
}

/** Whether the residents can be told apart by how they speak: lines drawn at random, judged by what the other lines of the cards are like. */
export function run(): AttributionBench {
  const measured = (['en', 'zh'] as const).map((lang) => {
    const lines = spokenLines(lang)
    const shares = Array.from({ length: rounds }, (_, seed) => attributed(lines, lang, seed + 1).share)
    printTable(lang, lines)
    return { mean: percent(shares.reduce((sum, share) => sum + share, 0) / rounds), worst: percent(Math.min(...shares)) }
  })
  const [en, zh] = measured
  return { en: en?.mean ?? 0, zh: zh?.mean ?? 0, enWorst: en?.worst ?? 0, zhWorst: zh?.worst ?? 0, drawings: rounds, linesShown }
}

function printTable(lang: Language, lines: readonly SpokenLine[]): void {
  const { wrong } = attributed(lines, lang, 1)
  console.log(`${lang}: ${lines.length} lines; of the first hundred drawn, taken for another's:`)
  for (const { line, guess } of wrong) console.log(`  ${line.residentId} taken for ${guess}: ${line.text}`)
}

/** Every line the cards have their residents say, without tags, slots and the residents' names. */
export function spokenLines(lang: Language, cards: readonly Card[] = residentIds.map(residentCard)): SpokenLine[] {
  const names = cards
    .flatMap(({ data: { extensions } }) => [...Object.values(extensions.kith.names), ...extensions.kith.aliases[lang]])
    .toSorted((a, b) => b.length - a.length)
  const named = new RegExp(names.map((name) => (/\w/.test(name) ? `\\b${name}\\b` : name)).join('|'), 'giu')
  return cards.flatMap(({ data: { extensions } }) =>
    saidIn(extensions.kith, lang)
      .map((text) => ({
        residentId: extensions.kith.id,
        text: parseTaggedLine(text)
          .text.replace(/“?\{\w+\}”?/g, '…')
          .replace(named, '…'),
      }))
      .filter(({ text }) => text.replace(/[^\p{L}]/gu, '').length >= (lang === 'zh' ? 6 : 16)),
  )
}

/** Matched against, shown in panels, or said by somebody else: none of it is the resident's own speech. */
const notSpoken = new Set(['keys', 'aliases', 'interests', 'answers', 'names', 'digest', 'tagline', 'activity', 'reply'])

function saidIn(value: unknown, lang: Language): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => saidIn(entry, lang))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, entry]) => {
    if (notSpoken.has(key)) return []
    if (key === lang) return [entry].flat().map(String)
    return key === 'zh' || key === 'en' ? [] : saidIn(entry, lang)
  })
}

/** Draws a hundred lines, learns from all the others, and says who each is by. */
export function attributed(
  lines: readonly SpokenLine[],
  lang: Language,
  seed: number,
): { share: number; wrong: { line: SpokenLine; guess: string }[] } {
  const shuffled = createRandom(seed).shuffled(lines)
  const shown = shuffled.slice(0, linesShown)
  const speakerOf = nearestCentroid(shuffled.slice(linesShown), lang)
  const wrong = shown.map((line) => ({ line, guess: speakerOf(line.text) })).filter(({ line, guess }) => guess !== line.residentId)
  return { share: 1 - wrong.length / shown.length, wrong }
}

type Vector = Map<string, number>

/** Each resident is the mean of their lines as weighted words; a line is by whoever it is nearest to, by cosine. */
function nearestCentroid(lines: readonly SpokenLine[], lang: Language): (text: string) => string {
  const counted = lines.map(({ residentId, text }) => ({ residentId, counts: countsOf(text, lang) }))
  const inLines: Vector = new Map()
  for (const { counts } of counted) for (const feature of counts.keys()) add(inLines, feature, 1)
  const rarity = (feature: string) => {
    const found = inLines.get(feature)
    return found === undefined ? 0 : Math.log(1 + (lines.length - found + 0.5) / (found + 0.5))
  }
  const sums = new Map<string, Vector>()
  for (const { residentId, counts } of counted) {
    const weighted = new Map([...counts].map(([feature, count]) => [feature, rarity(feature) * (1 + Math.log(count))]))
    const length = lengthOf(weighted)
    const sum = sums.get(residentId) ?? new Map<string, number>()
    for (const [feature, weight] of weighted) add(sum, feature, weight / length)
    sums.set(residentId, sum)
  }
  const centroids = [...sums].map(([residentId, sum]) => ({ residentId, sum, length: lengthOf(sum) }))
  return (text) => {
    const features = [...countsOf(text, lang).keys()]
    const nearness = ({ sum, length }: (typeof centroids)[number]) =>
      features.reduce((total, feature) => total + rarity(feature) * (sum.get(feature) ?? 0), 0) / length
    return centroids.toSorted((a, b) => nearness(b) - nearness(a))[0]?.residentId ?? ''
  }
}

function add(vector: Vector, feature: string, weight: number): void {
  vector.set(feature, (vector.get(feature) ?? 0) + weight)
}

function lengthOf(vector: Vector): number {
  return Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0))
}

/** Words, stops and marks, alone and in pairs; in Chinese characters, by one, two and three. */
function countsOf(text: string, lang: Language): Vector {
  const plain = text.toLowerCase().replaceAll('’', "'")
  const units = plain.match(lang === 'zh' ? /\p{Script=Han}|[^\s\p{Script=Han}]/gu : /[a-z']+|\d+|[^\s\da-z']/g) ?? []
  const counts: Vector = new Map()
  for (let size = 1; size <= (lang === 'zh' ? 3 : 2); size += 1)
    for (let at = 0; at + size <= units.length; at += 1) add(counts, units.slice(at, at + size).join(' '), 1)
  return counts
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10
}
