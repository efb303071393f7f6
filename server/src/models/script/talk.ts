import type { Card } from '@kith/shared/card'
import type { Language } from '@kith/shared/text'
import type { ScenePerson, SceneTurn, TurnScene } from '#models/port.ts'
import { lineGroups, spokeLine, type LineGroups } from './line-groups.ts'
import { createRandom, seedFrom, type Random } from './random.ts'
import { normalise } from './understand/normalise.ts'
import { understand, type Named, type Understood } from './understand/understand.ts'
import { contentWords, wordSegments } from './words.ts'
import { offsetFromHour } from './when.ts'

/** Something the resident said before in this talk, read back to the authored lines it was made of. */
interface OwnTurn {
  text: string
  lineIds: string[]
  asked: boolean
}
/** A line to answer, understood. */
export interface HeardLine extends Understood {
  turn: SceneTurn
  words: ReadonlySet<string>
  segments: ReadonlySet<string>
}
/** Everything the moves look at, worked out once from the scene. */
export interface Talk {
  scene: TurnScene
  lang: Language
  random: Random
  groups: LineGroups
  heard: HeardLine | null
  /** Whom the answer is for, when it is someone present. */
  person: ScenePerson | null
  /** Newest first. */
  own: OwnTurn[]
  used: ReadonlySet<string>
  /** My last turn ended by asking: this one must not. */
  askedLast: boolean
  /** The topic spoken of last, by its id. */
  topicId: string | null
  offsetMs: number
  peers: readonly Card[]
  /** Whether the body may do this now. */
  can: (tool: string) => boolean
}

/** `tools`: names of what the body may do; none given means anything. */
export function readTalk(scene: TurnScene, peers: readonly Card[] = [], tools: readonly string[] = []): Talk {
  const groups = lineGroups(scene.card, scene.lang)
  const own = readOwnTurns(scene, groups)
  const heard = readHeard(scene)
  return {
    scene,
    lang: scene.lang,
    random: createRandom(seedFrom(scene.seed, heard?.turn.text ?? scene.cause.type, own.length)),
    groups,
    heard,
    person: scene.present.find((person) => person.id === scene.addresseeId) ?? null,
    own,
    used: new Set(scene.usedLines),
    askedLast: own[0]?.asked ?? false,
    topicId: lastTopic(own),
    offsetMs: offsetFromHour(scene.hour, scene.nowMs),
    can: (tool) => tools.length === 0 || tools.includes(tool),
    peers: peers.filter((peer) => peer.data.extensions.kith.id !== scene.card.data.extensions.kith.id),
  }
}

/** Own lines of the last turns are looked up in both languages: people switch. */
function readOwnTurns(scene: TurnScene, groups: LineGroups): OwnTurn[] {
  const other = lineGroups(scene.card, scene.lang === 'zh' ? 'en' : 'zh')
  return scene.turns
    .filter((turn) => turn.self)
    .toReversed()
    .map((turn) => {
      const lines = [...groups.values(), ...other.values()].flat().filter((line) => spokeLine(turn.text, line))
      return {
        text: turn.text,
        lineIds: [...new Set(lines.map((line) => line.id))],
        asked: endsAsking(turn.text) || lines.some((line) => line.asks),
      }
    })
}

function endsAsking(text: string): boolean {
  return /[?？]["'”’」』)）]*\s*$/.test(text)
}

function readHeard(scene: TurnScene): HeardLine | null {
  const { cause } = scene
  if (cause.type === 'greet' || cause.type === 'newcomer' || cause.type === 'routine' || cause.type === 'emote') return null
  const others = scene.turns.filter((turn) => !turn.self)
  const turn = 'utteranceId' in cause ? (others.findLast((one) => one.id === cause.utteranceId) ?? others.at(-1)) : others.at(-1)
  if (turn === undefined) return null
  const kith = scene.card.data.extensions.kith
  const self = [kith.names.zh, kith.names.en, ...kith.aliases.zh, ...kith.aliases.en]
  const whole = understand(turn.text, turn.lang, self, namedOthers(scene))
  const at = Math.max(...self.map((name) => turn.text.toLowerCase().lastIndexOf(name.toLowerCase())))
  // "Not you, Xiaoman. Zhou, is it late?" is a question to Zhou: who is told that they are not meant is never given the turn.
  const isMeant = cause.type === 'addressed' && at >= 0 && whole.acts.some(({ name }) => name === 'not-you')
  const toMe = isMeant ? understand(turn.text.slice(at), turn.lang, self, namedOthers(scene)) : whole
  const understood = isMeant ? { ...toMe, acts: toMe.acts.filter(({ name }) => name !== 'not-you') } : whole
  return { ...understood, turn, words: new Set(contentWords(understood.text)), segments: wordSegments(understood.text) }
}

function namedOthers(scene: TurnScene): Named[] {
  return scene.present
    .filter((person) => person.id !== scene.addresseeId && person.id !== scene.residentId)
    .map((person) => ({ id: person.id, names: [person.name] }))
}

function lastTopic(own: readonly OwnTurn[]): string | null {
  for (const turn of own.slice(0, 3)) {
    for (const id of turn.lineIds) {
      const [kind, topic] = id.split('.')
      if (kind === 'topic' && topic !== undefined) return topic
    }
  }
  return null
}

/** Whether my last turn held a line whose id begins so. */
export function lastSaid(talk: Talk, prefix: string, turnsBack = 1): string | null {
  for (const turn of talk.own.slice(0, turnsBack)) {
    const id = turn.lineIds.find((one) => one.startsWith(prefix))
    if (id !== undefined) return id
  }
  return null
}

/** The heaviest act of a name (and slot) in the line, or null. */
export function heardAct(talk: Talk, name: Understood['acts'][number]['name'], slot?: string): Understood['acts'][number] | null {
  return talk.heard?.acts.find((act) => act.name === name && (slot === undefined || act.slot === slot)) ?? null
}

export function sameText(a: string, b: string): boolean {
  return normalise(a) === normalise(b)
}

/** A line so long wants an ear before any tale of mine. */
export function tellsMuch({ heard, lang }: Talk): boolean {
  return heard !== null && !heard.question && heard.text.length >= (lang === 'zh' ? 14 : 45)
}
