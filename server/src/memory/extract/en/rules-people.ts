import { rule, type Rule } from '../rule.ts'
import { statement, type Statement } from '../types.ts'
import { familyPattern, familyPlural, friendPattern, occupations, petPattern } from './lexicon.ts'
import { nameOf, objectOf } from './objects.ts'

const looks =
  '(?:(?:older|elder|younger|little|big|baby|twin|best|close|old|good|dear|new|tiny|lovely|cute|fat|black|white|orange|ginger|grey|gray|brown|sweet|rescue|two|three|four|\\d|small|late|only|other|long-haired|wonderful|first|second|grumpy|fluffy) )*'
const someone = `${familyPattern}|${friendPattern}`

function pet(animal: string | undefined, name: string | null): Statement {
  const kind = (animal ?? '').toLowerCase()
  return name === null
    ? statement('pet', kind, `has a ${kind}`)
    : statement('pet', `${kind} ${name}`, `has a ${kind} called ${name}`, { closes: [{ predicate: 'pet', object: kind }] })
}
function kin(relation: string | undefined, tellsWhat: string): Statement {
  const who = (relation ?? '').toLowerCase().trim()
  const predicate = new RegExp(`(?:^| )(?:${friendPattern})$`).test(who) ? 'friend' : 'family'
  return statement(predicate, `${who} ${tellsWhat}`, `their ${who} ${tellsWhat}`)
}
function named(relation: string | undefined, raw: string | undefined, strict: boolean): Statement | null {
  const name = nameOf(raw, strict)
  return name === null ? null : kin(relation, `is called ${name}`)
}

const petRules: Rule[] = [
  rule(
    `my (?:${looks})(?<animal>${petPattern})(?: [\\p{L}]+)? (?:died|passed away|ran away|is (?:dead|gone))(?: .*)?|I (?:lost|gave away) my (?<animal2>${petPattern})(?: .*)?`,
    ({ animal, animal2 }) => {
      const kind = (animal ?? animal2 ?? '').toLowerCase()
      return statement('pet', kind, `no longer has a ${kind}`, { polarity: 'ended' })
    },
  ),
  rule(`(?:I|we) (?:do not|no longer) have (?:an? |any )(?<animal>${petPattern}|pets?)s?(?: anymore)?`, ({ animal }) =>
    statement('pet', /^pets?$/i.test(animal ?? '') ? '' : (animal ?? '').toLowerCase(), `has no ${(animal ?? '').toLowerCase()}`, {
      polarity: 'denied',
    }),
  ),
  rule(
    `(?:I|we) (?:also |just |recently |have )*(?:have|own|adopted|got|rescued|raise|keep) (?:an? |some |my |one |the )?(?<looks>${looks})(?<animal>${petPattern})(?<many>s|es)?(?:,? (?:called|named|whose name is) (?<name>.+))?(?:, (?<names>\\p{L}[\\p{L}]+(?:, \\p{L}+)*,? and \\p{L}+))?(?: at home)?`,
    ({ looks: how, animal, many, name, names }) => {
      const found = nameOf((name ?? '').replace(/ (?:who|that|and) .*$/, ''), false)
      if (many !== undefined && found === null) {
        const kind = (animal ?? '').toLowerCase()
        const number = /\b(?:two|three|four|\d+)\b/.exec(how ?? '')?.[0]
        return statement(
          'pet',
          kind,
          `has ${number === undefined ? '' : `${number} `}${kind}${many}${names === undefined ? '' : `, ${names}`}`,
        )
      }
      return pet(animal, found)
    },
  ),
  rule(`my (?:${looks})(?<animal>${petPattern})(?:'s name is| is (?:called|named)) (?<name>.+)`, ({ animal, name }) =>
    pet(animal, nameOf(name, false)),
  ),
  rule(
    `[Mm]y (?:${looks})(?<animal>${petPattern}),? (?<name>\\p{Lu}[\\p{L}]+)(?:,.*| .*)?`,
    ({ animal, name }) => pet(animal, nameOf(name, true)),
    'u',
  ),
  rule(
    `my (?:${looks})(?<animal>${petPattern}) (?:is|likes|loves|hates|sleeps|has|eats|woke|ate|jumped|always|keeps|just|never|got|turned) .+`,
    ({ animal }) => ({ ...pet(animal, null), confidence: 0.8 }),
  ),
]

const familyRules: Rule[] = [
  rule(
    `(?:I|we) (?:also |already )?have (?<number>an?|one|two|three|four|five|six|\\d|twin|some|several) (?<looks>(?:${looks}))(?<who>${familyPattern}|${familyPlural})(?: (?<more>called|named|who|in|at) (?<rest>.+))?`,
    ({ number, looks: how, who, more, rest }) => {
      const relation = `${how ?? ''}${(who ?? '').toLowerCase()}`
      const name = more === 'called' || more === 'named' ? nameOf(rest, false) : null
      const told = more === 'who' ? objectOf(rest) : null
      const tail = name === null ? (told === null ? '' : ` who ${told}`) : ` called ${name}`
      return statement('family', `${relation}${tail}`, `has ${(number ?? 'a').toLowerCase()} ${relation}${tail}`)
    },
  ),
  rule(`my (?<who>${looks}(?:${someone}))(?:'s name is| is (?:called|named)) (?<name>.+)`, ({ who, name }) => named(who, name, false)),
  rule(`my (?<who>${looks}(?:${someone})) is (?<rest>.+)`, ({ who, rest }) => {
    const text = rest ?? ''
    const last = (/^an? (.+?)(?: (?:at|in|for|from) .*)?$/.exec(text)?.[1] ?? '').split(' ').at(-1)?.toLowerCase() ?? ''
    const fits =
      occupations.has(last) ||
      /^(?:\d{1,3}|[a-z-]+) (?:years|months|weeks) old\b/.test(text) ||
      /^(?:from|in the hospital|in hospital|pregnant|ill|sick|getting married|retired|a student|a vegetarian)\b/i.test(text) ||
      /^in \p{Lu}/u.test(text)
    const told = fits ? objectOf(text) : null
    return told === null ? null : kin(who, `is ${told}`)
  }),
  rule(
    `my (?<who>${looks}(?:${someone})) (?<verb>lives|works|studies|plays|teaches|likes|loves|runs|makes|sells|speaks|died|passed away)(?<rest> .+)?`,
    ({ who, verb, rest }) => {
      const told = rest === undefined ? '' : objectOf(rest)
      if (told === null || (rest === undefined && !/died|passed/.test(verb ?? ''))) return null
      return kin(who, `${(verb ?? '').toLowerCase()}${told === '' ? '' : ` ${told}`}`)
    },
  ),
  rule(`[Mm]y (?<who>(?:${looks})(?:${someone})),? (?<name>\\p{Lu}[\\p{L}]+)(?:,.*| .*)?`, ({ who, name }) => named(who, name, true), 'u'),
]

const statusRules: Rule[] = [
  rule(
    'I (?:am|got|just got) (?:(?:happily|newly|still|not|now|just|recently) )*(?<status>married|single|engaged|divorced|pregnant|widowed)(?: (?:to|with) .+)?',
    ({ status }) => statement('relationship', (status ?? '').toLowerCase(), `is ${(status ?? '').toLowerCase()}`),
  ),
  rule('I am not (?:even |yet )?(?<status>married|single|engaged|divorced|pregnant)(?: yet)?', ({ status }) =>
    statement('relationship', (status ?? '').toLowerCase(), `is not ${(status ?? '').toLowerCase()}`, { polarity: 'denied' }),
  ),
  rule(
    'I am a (?:single |new |proud )*(?<status>mother|father|mom|mum|dad|parent|grandmother|grandfather|widow|widower)(?: of .+)?',
    ({ status }) => statement('family', (status ?? '').toLowerCase(), `is a ${(status ?? '').toLowerCase()}`),
  ),
]

/** "I have a cat. Her name is Momo." */
const namedAfter: Rule[] = [
  rule('(?:(?:his|her|its|their) name is|(?:he|she|it) is (?:called|named)|called|named) (?<name>.+)', ({ name }, { spokenOf }) => {
    const found = nameOf(name, false)
    if (found === null || spokenOf === null) return null
    return new RegExp(`^(?:${petPattern})$`, 'i').test(spokenOf) ? pet(spokenOf, found) : kin(spokenOf, `is called ${found}`)
  }),
]

export const peopleRules: Rule[] = [...petRules, ...statusRules, ...familyRules, ...namedAfter]

/** The pet or person a clause brings up, for "her name is …" after it. */
export function spokenOfIn(clause: string): string | null {
  const match = new RegExp(
    `\\b(?:I|we) (?:\\w+ ){0,2}(?:have|got|adopted|own|rescued)\\b.*?\\b(?<who>${petPattern}|${someone})\\b|\\bmy (?:${looks})(?<who2>${petPattern}|${someone})\\b`,
    'i',
  ).exec(clause)
  return (match?.groups?.['who'] ?? match?.groups?.['who2'] ?? null)?.toLowerCase() ?? null
}
