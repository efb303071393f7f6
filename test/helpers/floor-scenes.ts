import type { Volume } from '@kith/shared/protocol'
import { pick, shuffled, type Cast } from './floor-cast.ts'
import * as lines from './floor-lines.ts'
import type { Chance } from './room-fuzz.ts'

/** What a line must bring about. */
export type Expected =
  /** One of these answers; none of `never` does. */
  | { type: 'answer'; by: readonly string[]; never?: readonly string[] }
  /** It is between people. */
  | { type: 'none' }
  /** It is for all: somebody answers. */
  | { type: 'open' }
  /** Only sets the scene. */
  | { type: 'whatever'; never?: readonly string[] }

/** One line of a scene and what goes on around it. */
export interface SceneLine {
  who: string
  text: string
  expected: Expected
  /** Whom the speaker looks at. */
  faces: string | null
  volume?: Volume
  /** The next comes so long after this one; all is quiet first when left out. */
  nextAfterMs?: number
  /** Somebody else writes from a moment before for so long. */
  typing?: { who: string; ms: number }
  /** The speaker goes away so long after the line. */
  leavesAfterMs?: number
  /** Somebody comes in so long after the line. */
  arrivesAfterMs?: number
  offRecord?: boolean
  /** Silenced from this line on. */
  silences?: string
  /** Nobody has said anything for so long before. */
  afterQuietMs?: number
}

type Lang = 'zh' | 'en'
type Templates = Readonly<Record<Lang, readonly string[]>>
interface Roles {
  a: string
  b: string
  /** A third person, or the second one again. */
  c: string
  r: string
  /** Another resident, or null. */
  s: string | null
}
interface Draw {
  chance: Chance
  cast: Cast
  roles: Roles
}

function fill(
  draw: Draw,
  templates: Templates,
  { across = false, misspelt = false, personId = draw.roles.b, residentId = draw.roles.r } = {},
): string | null {
  const { chance, cast, roles } = draw
  const lang: Lang = chance() < 0.5 ? 'zh' : 'en'
  const template = pick(chance, templates[lang])
  if (template.includes('{s}') && roles.s === null) return null
  const nameLang = across ? (lang === 'zh' ? 'en' : 'zh') : lang
  const r = misspelt ? cast.misspelt(chance, residentId, nameLang) : cast.residentName(chance, residentId, nameLang)
  if (r === null) return null
  const s = roles.s === null ? '' : cast.residentName(chance, roles.s, nameLang)
  return template.replaceAll('{r}', r).replaceAll('{s}', s).replaceAll('{b}', cast.personName(chance, personId))
}

type Block = (draw: Draw) => (SceneLine | null)[]
const line = (
  who: string,
  text: string | null,
  expected: Expected,
  faces: string | null,
  more: Partial<SceneLine> = {},
): SceneLine | null => (text === null ? null : { who, text, expected, faces, ...more })
/** People mostly look at whom they speak to, and now and then anywhere. */
const gaze = ({ chance, roles }: Draw, id: string) =>
  chance() < 0.7 ? id : chance() < 0.5 ? pick(chance, [roles.b, roles.c, roles.r]) : null
const by = (...ids: string[]): Expected => ({ type: 'answer', by: ids })

const called: Block = (draw) => {
  const { a, r } = draw.roles
  const kind = draw.chance()
  if (kind < 0.12) return [line(a, fill(draw, lines.callsMisspelt, { misspelt: true }), by(r), r)]
  const text = kind < 0.25 ? fill(draw, lines.callsAcross, { across: true }) : fill(draw, lines.callsResident)
  return [line(a, text, by(r), gaze(draw, r))]
}
const peopleTalk: Block = (draw) => {
  const { a, b, c, r } = draw.roles
  const opening = draw.chance() < 0.5 ? lines.callsPerson : lines.callsPersonAbout
  const talk = [line(a, fill(draw, opening), { type: 'none' }, gaze(draw, b), { afterQuietMs: draw.chance() < 0.3 ? 50_000 : 0 })]
  const exchanges = 2 + Math.floor(draw.chance() * 3)
  for (let index = 0; index < exchanges; index += 1) {
    const who = index % 2 === 0 ? b : a
    const quick = draw.chance() < 0.25 ? { nextAfterMs: 700 } : {}
    talk.push(line(who, fill(draw, lines.goesOnBetweenPeople), { type: 'none' }, who === a ? b : a, quick))
  }
  if (c !== b && draw.chance() < 0.4) {
    talk.push(line(c, fill(draw, lines.callsResident), by(r), r))
    talk.push(line(a, fill(draw, lines.goesOnBetweenPeople), { type: 'none' }, b))
  }
  return talk
}
const thread: Block = (draw) => {
  const { a, c, r } = draw.roles
  const talk = [
    line(a, fill(draw, lines.callsResident), by(r), gaze(draw, r)),
    line(a, fill(draw, lines.goesOn), by(r), gaze(draw, r)),
    line(a, fill(draw, lines.goesOn), by(r), r),
  ]
  if (draw.chance() < 0.5) talk.push(line(c, fill(draw, lines.callsResident), by(r), r), line(c, fill(draw, lines.goesOn), by(r), r))
  return talk
}
const notMeant: Block = (draw) => {
  const { a, r, s } = draw.roles
  if (s === null) return called(draw)
  if (draw.chance() < 0.7) return [line(a, fill(draw, lines.notYou), { type: 'answer', by: [r], never: [s] }, gaze(draw, r))]
  const first = fill(draw, lines.callsResident, { residentId: s })
  return [line(a, first, by(s), s), line(a, fill(draw, lines.notYouButHer), { type: 'answer', by: [r], never: [s] }, r)]
}
const twoCalled: Block = (draw) => {
  const { a, r, s } = draw.roles
  return s === null ? called(draw) : [line(a, fill(draw, lines.callsTwo), by(r, s), gaze(draw, r))]
}
const forAll: Block = (draw) => [line(draw.roles.a, fill(draw, lines.meantForAll), { type: 'open' }, null, { afterQuietMs: 50_000 })]
const byGaze: Block = (draw) => [
  line(draw.roles.a, fill(draw, lines.gazesAtPerson), { type: 'none' }, draw.roles.b, { afterQuietMs: 50_000 }),
  line(draw.roles.b, fill(draw, lines.goesOnBetweenPeople), { type: 'none' }, draw.roles.a),
]
/** Several speak nearly at once: whoever is owed an answer gets it, one after the other. */
const quick: Block = (draw) => {
  const { a, b, r, s } = draw.roles
  const gapMs = 100 + Math.floor(draw.chance() * 2_500)
  const second = s ?? r
  return [
    line(a, fill(draw, lines.callsResident), by(r), gaze(draw, r), { nextAfterMs: gapMs }),
    line(b, fill(draw, lines.callsResident, { residentId: second }), by(second), gaze(draw, second)),
  ]
}
const again: Block = (draw) => {
  const { a, b, r } = draw.roles
  const gapMs = 100 + Math.floor(draw.chance() * 1_800)
  return [
    line(a, fill(draw, lines.callsResident), { type: 'whatever' }, gaze(draw, r), { nextAfterMs: gapMs }),
    line(a, fill(draw, lines.callsResident), by(r), gaze(draw, r)),
    line(a, fill(draw, lines.callsResident), { type: 'whatever' }, gaze(draw, r), { nextAfterMs: gapMs }),
    line(a, fill(draw, lines.callsPerson), { type: 'none' }, b),
  ]
}
const whileTyping: Block = (draw) => {
  const { a, c, r } = draw.roles
  const ms = 500 + Math.floor(draw.chance() * 6_000)
  return [line(a, fill(draw, lines.callsResident), by(r), gaze(draw, r), { typing: { who: c, ms } })]
}
const walksOff: Block = (draw) => {
  const { a, r } = draw.roles
  return [line(a, fill(draw, lines.callsResident), { type: 'whatever' }, r, { leavesAfterMs: 100 + Math.floor(draw.chance() * 1_500) })]
}
const newcomer: Block = (draw) => {
  const { a, r } = draw.roles
  const afterMs = 200 + Math.floor(draw.chance() * 1_500)
  return [
    line(a, fill(draw, lines.callsResident), by(r), gaze(draw, r), { arrivesAfterMs: afterMs, nextAfterMs: afterMs + 1_500 }),
    line('late', fill(draw, lines.callsResident), by(r), r),
  ]
}
const whisper: Block = (draw) => {
  const { a, b, r } = draw.roles
  return draw.chance() < 0.5
    ? [line(a, fill(draw, lines.callsResident), by(r), r, { volume: 'whisper' })]
    : [line(a, fill(draw, lines.callsPersonAbout), { type: 'none' }, b, { volume: 'whisper' })]
}
const offRecord: Block = (draw) => [
  line(draw.roles.a, fill(draw, lines.callsResident), by(draw.roles.r), draw.roles.r, { offRecord: true }),
]
const silenced: Block = (draw) => {
  const { a, r } = draw.roles
  return [line(a, fill(draw, lines.callsResident), { type: 'whatever', never: [r] }, r, { silences: r })]
}
/** A game among people who talk besides: moves in it are the resident's, the rest is their own. */
const game: Block = (draw) => {
  const { a, b, r } = draw.roles
  const aside = (who: string, other: string) => line(who, fill(draw, lines.goesOnBetweenPeople), { type: 'none' }, other)
  const talk = [
    line(a, fill(draw, lines.asksForGame), by(r), gaze(draw, r)),
    line(b, fill(draw, lines.callsPerson, { personId: a }), { type: 'none' }, a),
  ]
  talk.push(aside(a, b))
  const rounds = 1 + Math.floor(draw.chance() * 2)
  for (let index = 0; index < rounds; index += 1) {
    if (draw.chance() < 0.5) talk.push(aside(b, a), aside(a, b))
    talk.push(line(a, fill(draw, lines.gameMoves), by(r), gaze(draw, draw.chance() < 0.5 ? r : b)))
  }
  return talk
}
/** Minutes in which nobody says a word: residents may, a little. */
const longQuiet: Block = (draw) => [
  line(draw.roles.a, fill(draw, lines.callsPerson), { type: 'none' }, draw.roles.b, { afterQuietMs: 6 * 60_000 }),
]

const blocks: readonly (readonly [number, Block])[] = [
  [18, called],
  [18, peopleTalk],
  [12, thread],
  [8, notMeant],
  [5, twoCalled],
  [5, forAll],
  [6, byGaze],
  [8, quick],
  [6, again],
  [4, whileTyping],
  [3, walksOff],
  [4, newcomer],
  [3, whisper],
  [2, offRecord],
  [4, game],
  [2, silenced],
  [1, longQuiet],
]
const total = blocks.reduce((sum, [weight]) => sum + weight, 0)

function drawBlock(chance: Chance): Block {
  let at = chance() * total
  for (const [weight, block] of blocks) if ((at -= weight) < 0) return block
  return called
}

/** The lines of one scene: two or three things that happen one after the other to the same people. */
export function sceneOf(chance: Chance, cast: Cast): SceneLine[] {
  const near = cast.people.filter(({ x }) => x < 9)
  const all: SceneLine[] = []
  const count = 2 + Math.floor(chance() * 2)
  for (let index = 0; index < count; index += 1) {
    const [a, b, c] = shuffled(
      chance,
      near.map(({ id }) => id),
    )
    const [r, s] = shuffled(
      chance,
      cast.residents.map(({ id }) => id),
    )
    if (a === undefined || b === undefined || r === undefined) continue
    const drawn = drawBlock(chance)({ chance, cast, roles: { a, b, c: c ?? b, r, s: s ?? null } })
    const said = drawn.filter((one) => one !== null)
    if (said.length < drawn.length) continue
    all.push(...said)
    // Whoever has gone, come or been silenced makes an end of the scene.
    if (said.some((one) => one.leavesAfterMs !== undefined || one.arrivesAfterMs !== undefined || one.silences !== undefined)) break
  }
  return all
}
