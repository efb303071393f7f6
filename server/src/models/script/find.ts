import type { Answer, Topic } from '@kith/shared/card'
import type { BothLines } from '@kith/shared/text'
import type { SceneMemory } from '#models/port.ts'
import { detectCrisis } from '#safety/crisis.ts'
import { sameText, type HeardLine, type Talk } from './talk.ts'
import { understand } from './understand/understand.ts'
import { contentWords, keyStrength } from './words.ts'

export interface Found<T> {
  item: T
  /** 0–1; from about 0.7 on, the line is plainly about it. */
  strength: number
}

/** Topics the line is about, strongest first. */
export function findTopics(talk: Talk): Found<Topic>[] {
  const { heard, scene } = talk
  if (heard === null) return []
  const topics = scene.card.data.extensions.kith.topics
  const weights = topicWordWeights(topics)
  return topics
    .map((item) => ({ item, strength: Math.max(keysStrength(item.keys, heard), tellingStrength(item, heard, weights)) }))
    .filter(({ strength }) => strength > 0.3)
    .toSorted((a, b) => b.strength - a.strength || a.item.id.localeCompare(b.item.id))
}

/** Answers (tastes, opinions, bounds) whose keys the line holds, strongest first. */
export function findAnswers(heard: HeardLine | null, answers: readonly Answer[]): Found<Answer>[] {
  if (heard === null) return []
  return answers
    .map((item) => ({ item, strength: keysStrength(item.keys, heard) }))
    .filter(({ strength }) => strength > 0.5)
    .toSorted((a, b) => b.strength - a.strength || a.item.id.localeCompare(b.item.id))
}

/** Facts the line asks for: the one whose key says most of it first. */
export function findFacts(heard: Pick<HeardLine, 'text' | 'segments'>, facts: readonly Answer[]): Answer[] {
  const length = ({ keys }: Answer) =>
    Math.max(
      0,
      ...[...keys.zh, ...keys.en].map((key) =>
        keyStrength(key, heard.text, heard.segments) > 0.7 ? key.replace(/\p{Script=Han}/gu, '$&$&$&').length : 0,
      ),
    )
  return facts
    .map((item) => ({ item, length: length(item) }))
    .filter((one) => one.length > 0)
    .toSorted((a, b) => b.length - a.length || a.item.id.localeCompare(b.item.id))
    .map(({ item }) => item)
}

export function keysStrength(keys: BothLines, heard: Pick<HeardLine, 'text' | 'segments'>): number {
  let best = 0
  for (const key of [...keys.zh, ...keys.en]) best = Math.max(best, keyStrength(key, heard.text, heard.segments))
  return best
}

type Weights = { words: ReadonlyMap<Topic, ReadonlySet<string>>; rarity: ReadonlyMap<string, number> }
const weightCache = new WeakMap<readonly Topic[], Weights>()

/** Words of each topic's tellings, and how few topics share each. */
function topicWordWeights(topics: readonly Topic[]): Weights {
  const known = weightCache.get(topics)
  if (known !== undefined) return known
  const words = new Map(
    topics.map((topic) => [
      topic,
      new Set(contentWords([...topic.tellings.zh, ...topic.tellings.en, ...topic.keys.zh, ...topic.keys.en].join(' '))),
    ]),
  )
  const counts = new Map<string, number>()
  for (const set of words.values()) for (const word of set) counts.set(word, (counts.get(word) ?? 0) + 1)
  const rarity = new Map([...counts].map(([word, count]) => [word, Math.log(1 + topics.length / count)]))
  const made = { words, rarity }
  weightCache.set(topics, made)
  return made
}

/** One common word makes no subject. */
const leastShared = 2

/** Share of the line's content that a topic's tellings speak of; never as sure as a key. */
function tellingStrength(topic: Topic, heard: HeardLine, { words, rarity }: Weights): number {
  const set = words.get(topic)
  if (set === undefined || heard.words.size === 0) return 0
  const unknownRarity = 3
  let shared = 0
  let total = 0
  let count = 0
  for (const word of heard.words) {
    const weight = rarity.get(word) ?? unknownRarity
    total += weight
    if (!set.has(word)) continue
    shared += weight
    count += 1
  }
  return count < leastShared ? 0 : 0.69 * (shared / total)
}

/** What the person said or what is held of them, best for these words first. Only memories that share a content word, when there are words. */
export function findMemories(talk: Talk, words: ReadonlySet<string>): SceneMemory[] {
  return quotable(talk)
    .map((memory) => ({ memory, overlap: overlap(words, memory.text) }))
    .filter(({ overlap: share }) => words.size === 0 || share > 0)
    .toSorted(
      (a, b) =>
        b.overlap - a.overlap || b.memory.score - a.memory.score || b.memory.atMs - a.memory.atMs || a.memory.id.localeCompare(b.memory.id),
    )
    .map(({ memory }) => memory)
}

export function overlap(words: ReadonlySet<string>, text: string): number {
  if (words.size === 0) return 0
  const there = new Set(contentWords(text))
  let shared = 0
  for (const word of words) if (there.has(word)) shared += 1
  return shared / words.size
}

const idle = new Set([
  'greet',
  'farewell',
  'thanks',
  'apology',
  'praise',
  'insult',
  'tease',
  'affection',
  'laugh',
  'yes',
  'no',
  'unclear',
  'again',
  'wellbeing',
  'more',
  'why',
  'backchannel',
  'request',
  'ask-talk',
  'not-you',
  'give-up',
  'hint',
])

/** Verbatim words of the person the answer is for, that say something: no questions, no manners, nothing quoted already unless it is asked for again. */
export function quotable(talk: Talk, quotedToo = false): SceneMemory[] {
  const { scene, heard, own } = talk
  return scene.memories.filter((memory) => {
    if (memory.kind !== 'episode' || memory.subjectId !== scene.addresseeId || memory.past) return false
    if (heard !== null && (memory.id === heard.turn.id || sameText(memory.text, heard.turn.text))) return false
    if (!quotedToo && own.some((turn) => turn.text.includes(memory.text))) return false
    return worthQuoting(memory.text, memory.lang)
  })
}

export function worthQuoting(text: string, lang: SceneMemory['lang']): boolean {
  if (detectCrisis(text)) return false
  const understood = understand(text, lang)
  if (understood.question || text.length > 160) return false
  if (understood.acts.some((act) => act.name.startsWith('ask-'))) return false
  const says = understood.acts.some((act) => !idle.has(act.name))
  return says || (understood.acts.length === 0 && contentWords(text).length >= 2)
}
