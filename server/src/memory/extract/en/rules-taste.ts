import { dayMs } from '../calendar.ts'
import { rule, type Rule } from '../rule.ts'
import { statement, type Statement } from '../types.ts'
import { adverbs, feelings, outdoorActivities, playable } from './lexicon.ts'
import { listOf, objectOf } from './objects.ts'

const self = `I ${adverbs}`

/** "to think", "to say": manners of speaking, no tastes. */
const idle =
  /^(?:to (?:think|say|admit|believe|bother|ask|break|interrupt|disappoint|see you|be honest|know|tell|hear|disagree|be (?:that|the))|how|it|when|being (?:late|ignored|stuck|woken|here)|seeing you|talking (?:to|with) you|hearing|your|waiting|getting (?:stuck|yelled|rained|soaked|ignored|woken)|paying|the way|the fact|the idea that)\b/i

function tastes(kind: 'likes' | 'dislikes', raw: string | undefined, say = kind === 'likes' ? 'likes' : 'dislikes'): Statement[] {
  if (idle.test(raw ?? '')) return []
  const other = kind === 'likes' ? 'dislikes' : 'likes'
  return listOf(raw).map((object) =>
    statement(kind, object, `${say} ${object}`, {
      closes: [
        { predicate: other, object },
        { predicate: 'likes-ended', object },
      ],
    }),
  )
}
function noLonger(raw: string | undefined, say: string): Statement[] {
  return listOf(raw).map((object) =>
    statement('likes', object, `${say} ${object}`, {
      polarity: 'ended',
      closes: [
        { predicate: 'does', object },
        { predicate: 'diet', object },
      ],
    }),
  )
}

const endings: Rule[] = [
  rule(
    `I (?:really |just )?(?:do not|no longer) (?:really |even )?(?:like|love|enjoy|care for) (?<what>.+?) anymore|I no longer (?:like|love|enjoy|care for) (?<what2>.+)`,
    ({ what, what2 }) => noLonger(what ?? what2, 'no longer likes'),
  ),
  rule(
    'I am (?:not|no longer) (?:really )?(?:into|a (?:big )?fan of|fond of|interested in) (?<what>.+?)(?<anymore> anymore)?',
    ({ what, anymore }) => (anymore === undefined ? tastes('dislikes', what, 'is not fond of') : noLonger(what, 'no longer likes')),
  ),
  rule(
    'I (?:have )?(?:stopped|quit|gave up|given up) (?:(?<verb>eating|drinking|watching|playing|listening to|reading|smoking|doing) )?(?<what>.+)',
    ({ verb, what }) =>
      /^(?:my job|school|working|college|university|on|the idea|by|at|in|to|here|there|for|and|from)\b/i.test(what ?? '') ||
      (verb === undefined &&
        /^\w+ing\b/.test(what ?? '') &&
        !/^(?:smoking|drinking|running|swimming|dancing|dating|gambling|cooking|painting)$/i.test(what ?? ''))
        ? null
        : noLonger(what, `has given up${verb === undefined ? '' : ` ${verb.toLowerCase()}`}`),
  ),
  rule('I used to (?:like|love|enjoy|adore|be into) (?<what>.+)', ({ what }) => noLonger(what, 'used to like')),
  rule('I used to (?:hate|dislike) (?<what>.+)', ({ what }) =>
    listOf(what).map((object) => statement('dislikes', object, `used to dislike ${object}`, { polarity: 'ended' })),
  ),
  rule(
    'I (?:do not (?<verb>drink|eat|smoke) (?<what>.+?) anymore|no longer (?<verb2>drink|eat|smoke) (?<what2>.+))',
    ({ verb, verb2, what, what2 }) =>
      listOf(what ?? what2).map((object) =>
        statement('diet', object, `no longer ${(verb ?? verb2 ?? 'eat').toLowerCase()}s ${object}`, {
          closes: [{ predicate: 'likes', object }],
        }),
      ),
  ),
  rule('I (?:do not (?:play|watch) (?<what>.+?) anymore|no longer (?:play|watch) (?<what2>.+))', ({ what, what2 }) =>
    noLonger(what ?? what2, 'no longer likes'),
  ),
  rule(`I do not (?:really )?(?:hate|dislike|mind) (?<what>.+)`, ({ what }) =>
    listOf(what).map((object) => statement('dislikes', object, `does not dislike ${object}`, { polarity: 'denied' })),
  ),
]

const dietRules: Rule[] = [
  rule(`I am ${adverbs}(?:severely |very |badly |slightly |deathly |mildly )*allergic to (?<what>.+)`, ({ what }) =>
    /^(?:mondays?|work|working|mornings?|people|stupid|nonsense|boredom|exams?|drama|homework|anything|nothing)\b/i.test(what ?? '')
      ? null
      : listOf(what).map((object) => statement('allergy', object, `is allergic to ${object}`)),
  ),
  rule(`I am not ${adverbs}allergic to (?<what>.+)`, ({ what }) =>
    listOf(what).map((object) => statement('allergy', object, `is not allergic to ${object}`, { polarity: 'denied' })),
  ),
  rule(`I have (?:an? |a (?:bad|severe|mild|serious) )(?<what>[a-z ]+?) allergy`, ({ what }) =>
    listOf(what).map((object) => statement('allergy', object, `has a ${object} allergy`)),
  ),
  rule(`I am ${adverbs}(?<what>lactose|gluten)[- ]intolerant`, ({ what }) =>
    statement('allergy', (what ?? '').toLowerCase(), `is ${(what ?? '').toLowerCase()} intolerant`),
  ),
  rule(`I (?:can not|am not able to|am not allowed to) (?<verb>eat|drink) (?<what>.+)`, ({ verb, what }) =>
    listOf(what).map((object) => statement('diet', object, `cannot ${verb ?? 'eat'} ${object}`)),
  ),
  rule(`I am ${adverbs}(?:an? )?(?<what>vegetarian|vegan|pescatarian)`, ({ what }) =>
    statement('diet', (what ?? '').toLowerCase(), `is ${(what ?? '').toLowerCase()}`),
  ),
  rule(`I (?:do not|never) (?:really |ever )?(?<verb>eat|drink|smoke)(?: (?<what>.+))?`, ({ verb, what }) => {
    if (what === undefined) return verb === 'eat' ? null : statement('diet', verb ?? '', `does not ${verb ?? ''}`)
    return listOf(what).map((object) =>
      statement('diet', object, `does not ${verb ?? 'eat'} ${object}`, { closes: [{ predicate: 'likes', object }] }),
    )
  }),
]

const feelingRules: Rule[] = [
  rule(
    `I am ${adverbs}(?:so |very |really |a bit |a little |terribly )*(?:afraid|scared|terrified|frightened) of (?<what>.+)`,
    ({ what }) => tastes('dislikes', what, 'is afraid of'),
  ),
  rule(
    'I am (?:sick|tired) of (?:this|it|that|you)\\b.*|I am (?:so |very |really )*(?:happy|glad|sorry|excited|proud|honou?red|afraid) (?:to|that|you|I)\\b.*',
    () => [],
  ),
  rule(
    `I (?:am|feel|am feeling|have been feeling|have been) (?:(?:so|very|really|a bit|a little|kind of|kinda|pretty|quite|just|extremely|super|too|rather|feeling|still|always) )*(?<what>${feelings})(?: (?:today|tonight|now|about|because|of|from|after|at|with|these days|lately|this week|right now|for|that|to|since)\\b.*)?`,
    ({ what }, context) => {
      const feeling = (what ?? '').toLowerCase()
      return statement(
        'feeling',
        feeling,
        `${feeling === 'awful' || feeling === 'terrible' || feeling === 'down' ? 'feels' : 'is feeling'} ${feeling}`,
        { confidence: 0.8, untilMs: context.nowMs + dayMs },
      )
    },
  ),
  rule(`I am not (?:(?:so|very|really|that|at all) )*(?<what>${feelings})(?: anymore)?`, ({ what }) =>
    statement('feeling', (what ?? '').toLowerCase(), `is not ${(what ?? '').toLowerCase()}`, { polarity: 'denied' }),
  ),
]

function favourite(kind: string, object: string): Statement {
  const of = kind.toLowerCase().replace('color', 'colour').replace('movie', 'film')
  return statement(`favourite:${of}`, object, `has ${object} as favourite ${of}`)
}

const likingRules: Rule[] = [
  rule(`my (?:all-time |absolute )?favou?rite (?<kind>[a-z -]{2,30}?) (?:is|are|has always been) (?<what>.+)`, ({ kind, what }) => {
    const object = objectOf(what)
    return object === null || /^(?:not|hard|changing)\b/.test(object) ? null : favourite(kind ?? '', object)
  }),
  rule("(?<what>[\\p{L}\\d '-]{2,40}) (?:is|are) my (?:all-time |absolute )?favou?rite(?: (?<kind>[a-z -]{2,30}))?", ({ what, kind }) => {
    const object = objectOf((what ?? '').replace(/^(?:I think |honestly )/i, ''))
    if (object === null) return null
    return kind === undefined ? tastes('likes', object) : favourite(kind, object)
  }),
  rule(`(?:${self}|I can not )(?:like|love|enjoy|adore|prefer|get enough of|live without) (?<what>.+)`, ({ what }) =>
    tastes('likes', what),
  ),
  rule(
    `I am (?:${adverbs})(?:really |so |very |pretty )*(?:into|fond of|crazy about|mad about|obsessed with|passionate about|an? (?:big |huge |great |massive |avid )?fan of|hooked on|addicted to|interested in|keen on) (?<what>.+)`,
    ({ what }) => tastes('likes', what),
  ),
  rule(
    'my (?:main |biggest |favou?rite )?(?:hobby|hobbies|passion|passions|interest|interests) (?:is|are|include|includes) (?<what>.+)',
    ({ what }) => tastes('likes', what),
  ),
]
const disliking: Rule[] = [
  rule(`(?:${self}|I can not )(?:hate|dislike|detest|loathe|despise|stand|bear) (?<what>.+)`, ({ what }) =>
    /^(?:up|by|for|on|in|out|at|with|under|behind|near|still)\b/i.test(what ?? '') ? [] : tastes('dislikes', what),
  ),
  rule(
    `I (?:really |just |honestly )?(?:do|did) not (?:really |much |even |particularly |actually )?(?:like|love|enjoy|care for|fancy) (?<what>.+)`,
    ({ what }) => tastes('dislikes', what),
  ),
  rule('I (?:have )?never (?:really )?(?:liked|enjoyed|cared for|like|enjoy) (?<what>.+)', ({ what }) => tastes('dislikes', what)),
]
const doing: Rule[] = [
  rule(
    `${self}(?:can )?play (?:the |a little |a bit of |some )*(?<what>(?:${playable})(?:(?:, | and |, and )(?:the )?(?:${playable}))*)(?: .*)?`,
    ({ what }) => listOf((what ?? '').replace(/\bthe /gi, '')).map((object) => statement('does', object, `plays ${object}`)),
  ),
  rule(`${self}collect (?<what>.+)`, ({ what }) => listOf(what).map((object) => statement('does', object, `collects ${object}`))),
  rule(
    `${self}(?:do|practi[sc]e) (?<what>yoga|karate|judo|tai chi|kung fu|ballet|meditation|pilates|calligraphy|boxing|taekwondo|aikido|pottery|gymnastics)(?: .*)?`,
    ({ what }) => statement('does', (what ?? '').toLowerCase(), `does ${(what ?? '').toLowerCase()}`),
  ),
  rule(`${self}go (?<what>${outdoorActivities})(?: (?:every|on|a lot|often|in|twice|once|most|whenever|at).*)?`, ({ what }) =>
    statement('does', (what ?? '').toLowerCase(), `goes ${(what ?? '').toLowerCase()}`),
  ),
]

export const tasteRules: Rule[] = [
  ...dietRules.slice(0, 5),
  ...endings,
  ...dietRules.slice(5),
  ...feelingRules,
  ...likingRules,
  ...disliking,
  ...doing,
]
