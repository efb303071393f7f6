import type { Card } from '@kith/shared/card'
import type { Language } from '@kith/shared/text'
import type { ScenePerson, SceneTurn, TurnScene } from '#models/port.ts'
import { lineGroups, spokeLine, type LineGroups } from './line-groups.ts'
import { createRandom, seedFrom, type Random } from './random.ts'
import { normalise } from './understand/normalise.ts'
import { filledIn } from './understand/ellipsis.ts'
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
  const heard = readHeard(scene, own)
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

function readHeard(scene: TurnScene, own: readonly OwnTurn[]): HeardLine | null {
  const { cause } = scene
  if (cause.type === 'greet' || cause.type === 'newcomer' || cause.type === 'routine' || cause.type === 'emote') return null
  const others = scene.turns.filter((turn) => !turn.self)
  const turn = 'utteranceId' in cause ? (others.findLast((one) => one.id === cause.utteranceId) ?? others.at(-1)) : others.at(-1)
  if (turn === undefined) return null
  const self = selfNames(scene)
  const named = namedOthers(scene)
  const read = (text: string) => understand(text, turn.lang, self, named)
  const earlier = scene.turns.slice(0, scene.turns.indexOf(turn))
  const theirs = earlier.filter(({ speakerId, kind }) => speakerId === turn.speakerId && kind === 'person').toReversed()
  // Who took it up first was not meant, though I may have added a word.
  const answered =
    theirs[0] === undefined ? undefined : earlier.slice(earlier.indexOf(theirs[0]) + 1).find(({ kind }) => kind === 'resident')
  const asked = answered?.self === false ? theirs[0] : undefined
  const understood = meantForMe(turn, read(turn.text), scene, self, read, asked)
  const filled =
    turn.kind === 'person' && understood.mentions.length === 0
      ? filledIn(understood.text, turn.lang, { theirs: theirs.map(({ text }) => text), tellingMine: tellsMine({ own }) })
      : null
  const whole = filled === null ? understood : { ...read(filled), named: understood.named }
  return { ...whole, turn, words: new Set(contentWords(whole.text)), segments: wordSegments(whole.text) }
}

/** The talk as it were had only these words of the line been said. */
export function readAgain(talk: Talk, text: string): Talk {
  const { heard, scene } = talk
  if (heard === null) return talk
  const part = understand(text, heard.turn.lang, selfNames(scene), namedOthers(scene))
  return { ...talk, heard: { ...part, turn: heard.turn, words: new Set(contentWords(part.text)), segments: wordSegments(part.text) } }
}

function selfNames({ card }: TurnScene): string[] {
  const { names, aliases } = card.data.extensions.kith
  return [names.zh, names.en, ...aliases.zh, ...aliases.en]
}

/**
 * "Not you, Xiaoman. Zhou, is it late?" is a question to Zhou, and "not you, I was asking her" the one asked before, now hers:
 * who is told that they are not meant is never given the turn.
 */
function meantForMe(
  turn: SceneTurn,
  whole: Understood,
  scene: TurnScene,
  self: readonly string[],
  read: (text: string) => Understood,
  asked: SceneTurn | undefined,
): Understood {
  if (scene.cause.type !== 'addressed' || whole.acts.every(({ name }) => name !== 'not-you')) return whole
  const at = Math.max(...self.map((name) => turn.text.toLowerCase().lastIndexOf(name.toLowerCase())))
  const toMe = at >= 0 ? read(turn.text.slice(at)) : whole
  const acts = toMe.acts.filter(({ name }) => name !== 'not-you')
  const onlySaysSo = acts.length === 0 && !toMe.text.replace(/^(?:not you|不是你|没问你)/, '').includes('?')
  if (onlySaysSo && asked !== undefined) return read(asked.text)
  return at >= 0 ? { ...toMe, acts } : whole
}

/** Whether what I said last was a tale or an answer of my own. */
export function tellsMine({ own }: { own: readonly OwnTurn[] }): boolean {
  return own[0]?.lineIds.some((id) => /^(?:topic\..+\.telling|slot|fact|taste|opinion)\b/.test(id)) === true
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
