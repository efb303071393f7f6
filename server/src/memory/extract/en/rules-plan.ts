import { rule, type ClauseContext, type Rule } from '../rule.ts'
import { statement, type Statement } from '../types.ts'
import { sayEnglishDate } from './dates.ts'
import { adverbs, events } from './lexicon.ts'
import { objectOf, thirdPerson } from './objects.ts'

const self = `(?:I|we) ${adverbs}`

function planned(text: string, object: string, context: ClauseContext, confidence = 0.9): Statement | null {
  const { date } = context
  if (date === null) return statement('plan', object, text, { confidence: confidence - 0.2 })
  if (date.past) return null
  return statement('plan', object, `${text} ${sayEnglishDate(date, context)}`, { confidence, untilMs: date.endMs })
}
function article(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`
}

/** For clauses with a date to come; they see the clause without it. */
export const datedPlanRules: Rule[] = [
  rule(`${self}(?:have got|have|got) (?:to|an appointment to) (?<what>.+)|${self}need to (?<what2>.+)`, ({ what, what2 }, context) => {
    const object = objectOf(what ?? what2)
    return object === null ? null : planned(`has to ${object}`, object, context)
  }),
  rule(
    `${self}(?:have got|have|got) (?<article>an? |my |the |our |another |two |three )?(?<what>.+)`,
    ({ article: given, what }, context) => {
      const object = /^(?:time|nothing|no |been|had|a lot|fun|never)\b/i.test(what ?? '') ? null : objectOf(what, 6)
      if (object === null) return null
      const counted =
        given === undefined
          ? object
          : /^(?:my|our) $/i.test(given)
            ? `their ${object}`
            : /^an? $/i.test(given)
              ? article(object)
              : `${given.toLowerCase()}${object}`
      return planned(`has ${counted}`, object, context)
    },
  ),
  rule(
    `my (?!birthday|name|favou?rite)(?<what>[a-z' -]{2,40}?) (?:is|starts|begins|takes place|will be|has been moved to|was moved to)(?: on| at)?`,
    ({ what }, context) => {
      const object = objectOf(what, 5)
      return object === null || /^(?:home|life|day)$/.test(object) ? null : planned(`has ${article(object)}`, object, context)
    },
  ),
  rule(
    `${self}(?:will|am going to|are going to|plan to|am planning to|am about to|intend to|am supposed to|am hoping to|hope to) (?:be )?(?:going to )?(?<what>.+)`,
    ({ what }, context) => {
      const object = /^(?:see you|(?:be )?(?:back|here|there|fine|ok|okay|around)\b|come back|tell you|talk|let you|show you|not)\b/i.test(
        what ?? '',
      )
        ? null
        : objectOf(what)
      return object === null
        ? null
        : planned(/^\w+ing\b/.test(object) ? `is going to be ${object}` : `is going to ${object}`, object, context)
    },
  ),
  rule(`${self}(?:want to|would like to) (?<what>.+)`, ({ what }, context) => {
    const object = objectOf(what)
    return object === null ? null : planned(`wants to ${object}`, object, context, 0.8)
  }),
  rule(`${self}(?:am|are) (?<what>(?!going to (?!\\p{Lu}|the ))[a-z]+ing\\b.*)`, ({ what }, context) => {
    const object = objectOf(what)
    return object === null || /^(?:feeling|wondering|asking|kidding|joking|talking|being)\b/.test(object)
      ? null
      : planned(`is ${object}`, object, context)
  }),
  rule(`(?:got |an? |my )*(?<what>${events})`, ({ what }, context) => {
    const event = (what ?? '').toLowerCase()
    return planned(`has ${event.endsWith('s') ? event : article(event)}`, event, context, 0.8)
  }),
  rule('(?<what>(?:going|flying|moving|travell?ing|leaving)\\b.*)', ({ what }, context) => {
    const object = objectOf((what ?? '').replace(/^./, (first) => first.toLowerCase()))
    return object === null ? null : planned(`is ${object}`, object, context, 0.8)
  }),
  rule(
    `${self}(?<verb>fly|leave|start|begin|graduate|return|travel|move|arrive|retire|perform|present|defend)(?<rest> .+)?`,
    ({ verb, rest }, context) => {
      const told = rest === undefined ? '' : objectOf(rest)
      if (told === null) return null
      const phrase = `${(verb ?? '').toLowerCase()}${told === '' ? '' : ` ${told}`}`
      return planned(thirdPerson(phrase), phrase, context)
    },
  ),
]

/** Plans without a date, said as plans. */
export const openPlanRules: Rule[] = [
  rule(`${self}(?:plan to|am planning to|intend to) (?<what>.+)`, ({ what }, context) => {
    const object = objectOf(what)
    return object === null ? null : planned(`plans to ${object}`, object, { ...context, date: null })
  }),
  rule(`${self}am planning (?<what>an? .+)`, ({ what }, context) => {
    const object = objectOf(what)
    return object === null ? null : planned(`is planning ${object}`, object, { ...context, date: null })
  }),
  rule(`${self}am (?<what>(?:moving|getting married|expecting|getting divorced)\\b.*)`, ({ what }, context) => {
    const object = objectOf(what)
    return object === null ? null : planned(`is ${object}`, object, { ...context, date: null })
  }),
]
