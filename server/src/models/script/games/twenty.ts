import { pick, reply, type Reply } from '../say.ts'
import { heardAct, type Talk } from '../talk.ts'
import type { Move } from '../move.ts'
import { normalise } from '../understand/normalise.ts'
import { playOn, playOver, stopsPlaying, type Playing } from './playing.ts'
import { things, traitPatterns, traitQuestions, traits, type Thing, type Trait } from './things.ts'

const mostQuestions = 20

/** I think of a thing, they ask. State: which thing, how many questions. */
export function startHidden(talk: Talk): Reply | null {
  const index = Math.floor(talk.random.next() * things.length)
  return playOn(talk, line(talk, 'stock.hiddenStart'), 'hidden', `${index}.0`)
}

export function hiddenMoves(talk: Talk, { state, elsewhere }: Playing): Move[] {
  const { heard } = talk
  const [index = 0, count = 0] = state.split('.').map(Number)
  const thing = things[index]
  if (heard === null || thing === undefined) return []
  const name = nameOf(thing, talk)
  if (stopsPlaying(heard.text) || heardAct(talk, 'give-up') !== null)
    return [{ kind: 'hidden-end', score: 108, make: () => playOver(talk, line(talk, 'stock.hiddenShow', { word: name }), 'hidden') }]
  if (names(thing).some((one) => holdsName(heard.text, one)))
    return [
      {
        kind: 'hidden-right',
        score: 112,
        make: () => playOver(talk, line(talk, 'stock.hiddenRight', { word: name, number: String(count + 1) }), 'hidden'),
      },
    ]
  const said = things.find((one) => one !== thing && names(one).some((word) => holdsName(heard.text, word)))
  const asked = traitPatterns.find(({ pattern }) => pattern.test(heard.text))
  if (heardAct(talk, 'hint') !== null)
    return [{ kind: 'hidden-hint', score: 106, make: () => playOn(talk, hint(talk, thing), 'hidden', state) }]
  if (asked === undefined && said === undefined)
    return elsewhere === 0 && heard.question && heard.acts.length === 0
      ? [{ kind: 'hidden-unclear', score: 104, make: () => playOn(talk, line(talk, 'stock.hiddenUnclear'), 'hidden', state) }]
      : []
  const yes = said === undefined && asked !== undefined && thing.has.includes(asked.trait) !== (asked.not === true)
  return [{ kind: 'hidden', score: 105, make: () => answer(talk, { index, count: count + 1, yes, name }) }]
}

function answer(talk: Talk, { index, count, yes, name }: { index: number; count: number; yes: boolean; name: string }): Reply | null {
  if (count >= mostQuestions) return playOver(talk, line(talk, 'stock.hiddenShow', { word: name }), 'hidden')
  const said = pick(talk, yes ? 'stock.hiddenYes' : 'stock.hiddenNo', { asking: 'always', again: true })
  const left = pick(talk, 'stock.hiddenLeft', { values: { number: String(mostQuestions - count) }, again: true })
  return playOn(talk, reply([said, count % 5 === 0 ? left : null]), 'hidden', `${index}.${count}`)
}

function hint(talk: Talk, thing: Thing): Reply | null {
  const name = thing.names[talk.lang][0] ?? ''
  const text = talk.lang === 'zh' ? `${Array.from(name).length}个字。` : `It begins with ${name.charAt(0).toUpperCase()}.`
  return line(talk, 'stock.gameHint', { hint: text })
}

/** They think of a thing, I ask. State: what was answered so far (`+`, `-` or `?` and the trait), the one asked last without a sign. */
export function startGuess(talk: Talk): Reply | null {
  const [first] = bestTraits([], [])
  if (first === undefined) return null
  const begin = pick(talk, 'stock.guessStart', { asking: 'always', again: true })
  return playOn(talk, reply([begin, question(talk, first)]), 'guess', first)
}

export function guessMoves(talk: Talk, { state, elsewhere }: Playing): Move[] {
  const { heard } = talk
  if (heard === null) return []
  if (stopsPlaying(heard.text))
    return [{ kind: 'guess-stop', score: 108, make: () => playOver(talk, line(talk, 'stock.gameStop'), 'guess') }]
  const told = answerIn(talk)
  if (told === null || elsewhere > 1) return []
  const steps = state.split(' ')
  const last = steps.at(-1) ?? ''
  if (last.startsWith('='))
    return [
      {
        kind: 'guess-end',
        score: 110,
        make: () =>
          told === '+'
            ? playOver(talk, line(talk, 'stock.guessWon'), 'guess')
            : guessOn(talk, [...steps.slice(0, -1), `!${last.slice(1)}`]),
      },
    ]
  return [{ kind: 'guess', score: 110, make: () => guessOn(talk, [...steps.slice(0, -1), `${told}${last}`]) }]
}

/** Asks on while several things fit, names the one that is left, gives up when none is. */
function guessOn(talk: Talk, steps: readonly string[]): Reply | null {
  const fitting = things.filter((thing, index) => steps.every((step) => fits(thing, index, step)))
  const askedTraits = steps.flatMap((step) => traits.filter((trait) => step.slice(1) === trait))
  const [next] = bestTraits(fitting, askedTraits)
  const [thing] = fitting
  if (thing === undefined || steps.length >= mostQuestions) return playOver(talk, line(talk, 'stock.guessLost'), 'guess')
  if (fitting.length <= 2 || next === undefined) {
    const named = line(talk, 'stock.guessName', { word: nameOf(thing, talk) })
    return playOn(talk, named, 'guess', [...steps, `=${things.indexOf(thing)}`].join(' '))
  }
  return playOn(talk, reply([question(talk, next)]), 'guess', [...steps, next].join(' '))
}

function fits(thing: Thing, index: number, step: string): boolean {
  const [sign, rest] = [step.charAt(0), step.slice(1)]
  if (sign === '!') return index !== Number(rest)
  const trait = traits.find((one) => one === rest)
  return trait === undefined || sign === '?' || thing.has.includes(trait) === (sign === '+')
}

/** Traits not asked yet, the one that parts what still fits most evenly first. */
function bestTraits(fitting: readonly Thing[], asked: readonly Trait[]): Trait[] {
  const among = fitting.length === 0 && asked.length === 0 ? things : fitting
  const uneven = (trait: Trait) => Math.abs(among.filter((thing) => thing.has.includes(trait)).length - among.length / 2)
  return traits
    .filter((trait) => !asked.includes(trait) && uneven(trait) < among.length / 2)
    .toSorted((a, b) => uneven(a) - uneven(b) || a.localeCompare(b))
}

function question(talk: Talk, trait: Trait) {
  const asked = traitQuestions[trait][talk.lang]
  return pick(talk, 'stock.guessAsk', { values: { word: asked }, asking: 'always', again: true })
}

function answerIn(talk: Talk): '+' | '-' | '?' | null {
  const { text } = talk.heard ?? { text: '' }
  if (/\b(?:maybe|sometimes|depends|not sure|kind of|sort of)\b|不一定|有时|看情况|说不准|也许|可能/.test(text)) return '?'
  if (heardAct(talk, 'no') !== null || /^(?:不|没|否|非)|\bno\b|不是|不会|没有|不能/.test(text)) return '-'
  if (heardAct(talk, 'yes') !== null || /^(?:是|对|会|有|能|嗯|可以)|\byes\b/.test(text)) return '+'
  return heardAct(talk, 'give-up') === null ? null : '?'
}

function line(talk: Talk, group: string, values: Record<string, string> = {}): Reply | null {
  return reply([pick(talk, group, { values, asking: 'always', again: true })])
}

function names({ names: { en, zh } }: Thing): readonly string[] {
  return [...en, ...zh]
}

function nameOf({ names: known }: Thing, talk: Talk): string {
  const name = known[talk.lang][0] ?? ''
  if (talk.lang === 'zh' || /^(?:grass|bamboo|noodles|tea|rain|snow)$/.test(name)) return name
  if (/^(?:sun|moon)$/.test(name)) return `the ${name}`
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`
}

function holdsName(text: string, name: string): boolean {
  const plain = normalise(name)
  if (/\p{Script=Han}/u.test(plain))
    return new RegExp(`(?:是|猜)(?:一?[个只条盏把匹头棵朵本张座])?${plain}|^${plain}[吗吧?!。]*$`, 'u').test(text)
  return new RegExp(`\\b${plain}(?:s|es)?\\b`).test(text)
}
