import { rule, type Rule } from '../rule.ts'
import { statement, type Statement } from '../types.ts'
import { readEnglishBirthday, sayEnglishDay } from './dates.ts'
import { adverbs, occupations, spokenLanguages } from './lexicon.ts'
import { ageOf, listOf, nameOf, objectOf } from './objects.ts'

const self = `I ${adverbs}`
const end = '(?: (?:now|these days|currently|at the moment|anymore))?'

function called(raw: string | undefined, strict: boolean, confidence = 0.95): Statement | null {
  const name = nameOf(raw, strict)
  return name === null ? null : statement('name', name, `is called ${name}`, { confidence })
}
function ended(predicate: string, object: string, text: string): Statement {
  return statement(predicate, object, text, { polarity: 'ended' })
}

const nameRules: Rule[] = [
  rule('(?:my (?:full |real |first )?name is|(?:the )?name is|I go by|I am (?:called|named)|I was named) (?<name>.+)', ({ name }) =>
    called(name, false),
  ),
  rule('my name is not (?<name>.+)', ({ name }) => {
    const found = nameOf(name, false)
    return found === null ? null : statement('name', found, `is not called ${found}`, { polarity: 'denied' })
  }),
  rule('(?:(?:you can|please|just|everyone can|feel free to) )*call me (?<name>.+)', ({ name }) => called(name, false)),
  rule('(?:everyone|everybody|people|they|(?:my |all my )?friends)(?: all)? calls? me (?<name>.+)', ({ name }) => called(name, false)),
  rule('it is (?<name>.+)', ({ name }, { spokenOf }) => (spokenOf === 'name' ? called(name, true) : null)),
  rule('I am (?<name>[^a-z0-9 ].*)', ({ name }) => called(name, true, 0.8), 'u'),
]

function birthday(raw: string | undefined): Statement | null {
  const found = readEnglishBirthday(raw ?? '')
  if (found === null) return null
  const when = found.day === 0 ? sayEnglishDay(found.month, 0).replace('0 ', '') : sayEnglishDay(found.month, found.day)
  return statement('birthday', `${found.month}-${found.day}`, found.day === 0 ? `has a birthday in ${when}` : `has a birthday on ${when}`)
}
/** Birthdays read the whole clause: its date is the point. */
export const birthdayRules: Rule[] = [
  rule(
    'my birthday is (?<when>.+)',
    ({ when }, { date, utcOffsetMinutes }) => birthday(when) ?? fromDate(date?.startMs ?? null, utcOffsetMinutes),
  ),
  rule('(?:today|tomorrow) is my birthday|it is my birthday .+', (_, { date, utcOffsetMinutes }) =>
    fromDate(date?.startMs ?? null, utcOffsetMinutes),
  ),
  rule('I was born (?:on|in) (?<when>.*\\d.*|(?:in )?[A-Za-z]+)', ({ when }) => {
    const found = birthday(when)
    const year = /\b(19\d\d|20[0-2]\d)\b/.exec(when ?? '')?.[1]
    const born = year === undefined ? null : statement('born', year, `was born in ${year}`)
    const both = [found, born].filter((one) => one !== null)
    return both.length === 0 ? null : both
  }),
]
function fromDate(atMs: number | null, utcOffsetMinutes: number): Statement | null {
  if (atMs === null) return null
  const local = new Date(atMs + utcOffsetMinutes * 60_000)
  return birthday(sayEnglishDay(local.getUTCMonth() + 1, local.getUTCDate()))
}

const ageRules: Rule[] = [
  rule(
    `I (?:am|have (?:just )?turned|just turned|turned) ${adverbs}(?<age>[a-z-]+(?: [a-z]+)?|\\d{1,3})(?: years?[ -]old| yo| y/o| years of age)${end}`,
    ({ age }) => aged(age),
  ),
  rule(
    `I (?:am|have (?:just )?turned|just turned|turned) ${adverbs}(?<age>\\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)(?:[- ][a-z]+)?|(?:thir|four|fif|six|seven|eigh|nine)teen)(?: this year)?${end}`,
    ({ age }) => aged(age),
  ),
]
function aged(raw: string | undefined): Statement | null {
  const age = ageOf(raw)
  return age === null ? null : statement('age', String(age), `is ${age} years old`)
}

const placeRules: Rule[] = [
  rule(
    'I (?:no longer live|stopped living|moved away from|moved out of)(?: in)? (?<place>.+?)(?: anymore)?|I do not live in (?<place2>.+?) anymore',
    ({ place, place2 }) => {
      const object = objectOf(place ?? place2)
      return object === null ? null : ended('home', object, `no longer lives in ${object}`)
    },
  ),
  rule('I do not live (?:in|near) (?<place>.+)', ({ place }) => {
    const object = objectOf(place)
    return object === null ? null : statement('home', object, `does not live in ${object}`, { polarity: 'denied' })
  }),
  rule('I used to live (?:in|near|by) (?<place>.+)', ({ place }) => {
    const object = objectOf(place)
    return object === null ? null : ended('home', object, `used to live in ${object}`)
  }),
  rule(
    `${self}(?:live|am living|have lived|reside|am based|have been living) (?<where>in|near|by|at|on|outside|close to) (?<place>.+)`,
    ({ where, place }) => {
      const object = /^(?:fear|hope|the moment|my (?:head|dreams?)|peace|a (?:world|dream))\b/i.test(place ?? '') ? null : objectOf(place)
      return object === null ? null : statement('home', object, `lives ${where ?? 'in'} ${object}`)
    },
  ),
  rule('I live with (?:my|a|some|two|three) .+? in (?<place>.+)', ({ place }) => {
    const object = objectOf(place)
    return object === null ? null : statement('home', object, `lives in ${object}`)
  }),
  rule(`I (?:have )?(?:just |recently |finally )*moved (?:back )?to (?<place>.+)`, ({ place }) => {
    const object = objectOf(place)
    return object === null ? null : statement('home', object, `lives in ${object}`)
  }),
  rule('my (?:home|house|apartment|flat|place) is in (?<place>.+)', ({ place }) => {
    const object = objectOf(place)
    return object === null ? null : statement('home', object, `lives in ${object}`)
  }),
  rule(`I (?:am|come) ${adverbs}from (?<place>.+)|my home ?town is (?<town>.+)`, ({ place, town }) => {
    const raw = place ?? town
    const object = /^(?:a|an|work|home|school|the (?:future|past|shop|store|office|gym)|there|here)\b/i.test(raw ?? '')
      ? null
      : objectOf(raw, 6)
    return object === null ? null : statement('from', object, `is from ${object}`)
  }),
  rule('I (?:grew up|was raised) (?<where>in|on|near|by) (?<place>.+)', ({ where, place }) => {
    const object = objectOf(place)
    return object === null ? null : statement('grew-up', object, `grew up ${where ?? 'in'} ${object}`)
  }),
  rule('I was born (?:and raised )?in (?<place>.+)', ({ place }) => {
    const object = /^(?:a|an|the)\b/i.test(place ?? '') ? null : objectOf(place, 5)
    return object === null ? null : statement('from', object, `was born in ${object}`)
  }),
]

/** The occupation in "a very busy night nurse at St Mary", with what stands before it. */
function occupationOf(raw: string | undefined): string | null {
  const [head = ''] = (raw ?? '').split(/\s+(?:at|in|for|from|by|with|on|and|,)\s+/)
  const words = head.trim().toLowerCase().split(' ')
  const last = words.at(-1) ?? ''
  if (words.length > 4 || !(occupations.has(last) || occupations.has(last.replace(/s$/, '')))) return null
  return objectOf((raw ?? '').trim(), 9)
}
function a(noun: string): string {
  return `${/^[aeiou]/i.test(noun) && !/^(?:uni|use|eu|one)/i.test(noun) ? 'an' : 'a'} ${noun}`
}

const workRules: Rule[] = [
  rule(
    'I (?:have )?(?:just |recently |finally )*(?:quit|left|lost|resigned from) my (?:old )?job(?: (?:at|as) .+)?|I (?:got|was|have been) (?:just )?(?:fired|laid off|made redundant)|I do not have a job(?: anymore)?',
    () => statement('work', '', 'has left their job', { polarity: 'ended', closes: [{ predicate: 'workplace', object: '' }] }),
  ),
  rule('I (?:no longer work|do not work|stopped working) (?:at|for|as) (?:an? |the )?(?<place>.+?)(?: anymore)?', ({ place }) => {
    const object = objectOf(place)
    return object === null
      ? null
      : [ended('workplace', object, `no longer works at ${object}`), ended('work', object, `no longer works as ${object}`)]
  }),
  rule('I used to (?:work as|be) (?:an? )(?<job>.+)|I worked as (?:an? )(?<job2>.+)', ({ job, job2 }) => {
    const object = occupationOf(job ?? job2)
    return object === null ? null : ended('work', object, `used to be ${a(object)}`)
  }),
  rule('I am (?:not|no longer) (?:an? )?(?<job>.+?)(?: anymore)?', ({ job }) => {
    const object = occupationOf(job)
    return object === null ? null : statement('work', object, `is not ${a(object)}`, { polarity: 'denied' })
  }),
  rule(`${self}(?:work|am working) as (?:an? |the )?(?<job>.+)`, ({ job }) => {
    const object = objectOf(job, 9)
    return object === null ? null : statement('work', object, `works as ${a(object)}`)
  }),
  rule(`${self}(?:am|became|have become) (?:an? |the )?(?<job>.+)`, ({ job }) => {
    const object = occupationOf(job)
    return object === null ? null : statement('work', object, `is ${a(object)}`)
  }),
  rule(
    `${self}(?:(?:started|am|have been) )?work(?:ing)? (?<how>at|for|in) (?<article>an? |the )?(?<place>.+)`,
    ({ how, article, place }) => {
      const object =
        /^(?:night|home|weekends?|it|moment|present|free|myself|peace|hours|long|years|\d+|a living|shifts|morning|evening)\b/i.test(
          place ?? '',
        )
          ? null
          : objectOf(place)
      return object === null ? null : statement('workplace', object, `works ${how ?? 'at'} ${article ?? ''}${object}`)
    },
  ),
  rule(
    'I (?:have )?(?:just )?(?:got|found|started) a (?:new )?job (?<how>at|as|in) (?<article>an? |the )?(?<place>.+)',
    ({ how, article, place }) => {
      const object = objectOf(place)
      if (object === null) return null
      return how === 'as'
        ? statement('work', object, `works as ${a(object)}`)
        : statement('workplace', object, `works ${how ?? 'at'} ${article ?? ''}${object}`)
    },
  ),
  rule(`${self}teach (?<what>[a-z ]+?)(?: (?:at|in|to) .+)?`, ({ what }) => {
    const object = objectOf(what, 4)
    return object === null ? null : statement('work', `teacher of ${object}`, `teaches ${object}`)
  }),
  rule('my job is (?<job>(?:an? |to |being |[a-z]+ing ).+)', ({ job }) => {
    const object = objectOf((job ?? '').replace(/^an? /, ''))
    return object === null || /^(?:bor|stress|excit|tir|annoy|exhaust|demand|interest|reward|kill|driv)\w*/.test(object)
      ? null
      : statement(
          'work',
          object,
          `has the job ${/^(?:to|being|\w+ing)\b/.test(object) ? `of ${object.replace(/^to /, '')}` : `of ${object}`}`,
        )
  }),
  rule(
    `${self}(?<verb>run|own|manage|opened|started) (?:an? |my own )(?<what>.*?(?:shop|store|bakery|caf[eé]|restaurant|company|business|farm|studio|startup|bar|hotel|gallery|salon|clinic|school|bookshop|teahouse|nursery|brewery))`,
    ({ what }) => {
      const object = objectOf(what)
      return object === null ? null : statement('work', object, `runs ${a(object)}`)
    },
  ),
  rule(`I (?:am|have) ${adverbs}(?<state>retired|unemployed|self-employed|between jobs|looking for (?:a job|work))(?: now)?`, ({ state }) =>
    statement('work', (state ?? '').toLowerCase(), `is ${(state ?? '').toLowerCase()}`),
  ),
]

const studyRules: Rule[] = [
  rule(
    'I am (?:an? )?(?:[a-z-]+ )?(?:[a-z-]+ )?(?<kind>student|undergraduate|undergrad|freshman|sophomore|postgraduate|phd student)(?: (?<prep>at|of|in|from) (?<where>.+))?',
    ({ kind, prep, where }) => {
      const object = where === undefined ? null : objectOf(where)
      if (object === null) return statement('study', kind ?? 'student', `is a ${kind ?? 'student'}`)
      return prep === 'at' || prep === 'from'
        ? statement('school', object, `studies at ${object}`)
        : statement('study', object, `studies ${object}`)
    },
  ),
  rule(
    `${self}(?:study|am studying|major in|am majoring in|studied|majored in) (?!for\\b|at\\b|hard\\b|abroad\\b|alone\\b|a lot\\b|all\\b|every\\b)(?<field>.+?)(?: at (?<school>.+))?`,
    ({ field, school }) => {
      const subject = objectOf(field, 5)
      const place = school === undefined ? null : objectOf(school)
      const found = [
        subject === null ? null : statement('study', subject, `studies ${subject}`),
        place === null ? null : statement('school', place, `studies at ${place}`),
      ]
      return found.filter((one) => one !== null)
    },
  ),
  rule(
    "my major is (?<field>.+)|I am (?:doing|working on|getting) (?:a|my) (?:phd|masters?|master's|degree|bachelors?|bachelor's|mba)(?: degree)? in (?<field2>.+)",
    ({ field, field2 }) => {
      const subject = objectOf(field ?? field2, 5)
      return subject === null ? null : statement('study', subject, `studies ${subject}`)
    },
  ),
  rule(
    `${self}(?:go to|attend|study at|am studying at) (?<school>.*(?:university|college|school|academy|institute).*|[A-Z]{2,6})`,
    ({ school }) => {
      const object = /^(?:school|college|university|(?:the |a |an? \w+ )?(?:school|college|university))$/i.test(school ?? '')
        ? null
        : objectOf(school)
      return object === null ? null : statement('school', object, `studies at ${object}`)
    },
  ),
  rule(
    'I am in (?:my )?(?<year>first|second|third|fourth|fifth|final|last|senior|junior) year(?: (?:of|at) (?<where>.+))?',
    ({ year, where }) => {
      const place = where === undefined ? null : objectOf(where)
      const text = `is in their ${(year ?? '').toLowerCase()} year`
      return statement('study', text, place === null ? text : `${text} at ${place}`)
    },
  ),
  rule(
    `${self}(?:(?:am|have been|started) learning|am teaching myself|learn) (?!a lot|so much|from|about|more|that)(?:to |how to )?(?<what>.+)`,
    ({ what }) =>
      listOf(what).map((object) =>
        statement(
          'learning',
          object,
          `is learning ${/^(?:play|cook|swim|ride|draw|paint|code|dance|sing|drive|ski|surf|sail|knit|speak|write|bake|sew|juggle|skate)\b/i.test(object) ? 'to ' : ''}${object}`,
        ),
      ),
  ),
]

const languageRules: Rule[] = [
  rule(
    `${self}(?:can )?(?:speak|am fluent in) (?:fluent |a little |a bit of |some )?(?<langs>(?:${spokenLanguages})(?:(?:, | and |, and )(?:a little |a bit of |some )?(?:${spokenLanguages}))*)`,
    ({ langs }) =>
      listOf((langs ?? '').replace(/\b(?:a little|a bit of|some) /gi, '')).map((object) =>
        statement('language', object, `speaks ${object}`),
      ),
  ),
  rule(`my (?:native|first|mother) (?:language|tongue) is (?<lang>${spokenLanguages})`, ({ lang }) =>
    statement('language', lang ?? '', `speaks ${lang ?? ''} as a first language`),
  ),
  rule(`I am a native (?<lang>${spokenLanguages}) speaker`, ({ lang }) =>
    statement('language', lang ?? '', `speaks ${lang ?? ''} as a first language`),
  ),
]

export const selfRules: Rule[] = [...nameRules, ...ageRules, ...placeRules, ...studyRules, ...workRules, ...languageRules]
