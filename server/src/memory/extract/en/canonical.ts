import { familyPattern, friendPattern } from './lexicon.ts'

const contractions: [RegExp, string][] = [
  [/\bi['’]?m\b/gi, 'I am'],
  [/\bi['’]?ve\b/gi, 'I have'],
  [/\bi['’]ll\b/gi, 'I will'],
  [/\bi['’]d\b/gi, 'I would'],
  [/\b(we|you|they)['’]re\b/gi, '$1 are'],
  [/\b(we|you|they)['’]ve\b/gi, '$1 have'],
  [/\b(we|you|they|he|she|it)['’]ll\b/gi, '$1 will'],
  [/\b(name|birthday|it|that|there|he|she|who|what|where|major|job|today|tomorrow)['’]s\b(?! (?:name|birthday))/gi, '$1 is'],
  [/\bcan['’]?t\b|\bcannot\b/gi, 'can not'],
  [/\bwon['’]t\b/gi, 'will not'],
  [/\b(do|does|did|is|are|was|were|have|has|had|would|could|should)n['’]?t\b/gi, '$1 not'],
  [/\bgonna\b/gi, 'going to'],
  [/\bwanna\b/gi, 'want to'],
  [/\bgotta\b/gi, 'have to'],
  [/\bany more\b/gi, 'anymore'],
  [/\bany longer\b/gi, 'anymore'],
  [/\b(Mr|Mrs|Ms|Dr|St)\./g, '$1'],
  [/\bi\b/g, 'I'],
]

/** One way of writing: straight quotes, no contractions, "I" as a capital, no pictures. */
function canonicalEnglish(text: string): string {
  let out = text
    .normalize('NFKC')
    .replace(/[’‘`]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/\p{Extended_Pictographic}|\uFE0F|:\)|:\(|:D|<3/gu, ' ')
    .replace(/&/g, ' and ')
  for (const [pattern, by] of contractions) out = out.replace(pattern, by)
  return out.replace(/\s+/g, ' ').trim()
}

/** What is said in jest or in another's voice is no statement at all. */
const jest =
  /\byeah,? right\b|\/s\b|said no one|\b(?:just )?kidding\b|\bjk\b|\bjust joking\b|\bsarcas|\b(?:oh,? )?how I (?:just )?love (?:it when|when|being|waiting|getting)|\bnot!$|🙄|🙃|\bhypothetical|\bin (?:the|this|that|a|my) (?:game|movie|film|story|song|book|novel|play|dream|lyrics?)\b|\bmy character\b|\brole-?play|\blet us pretend\b|\blet's pretend\b/i
const supposition = /\b(?:if|unless|I wish|imagine|imagining|suppose|supposing|pretend|hypothetically|what if)\b/i
const doubt =
  /\b(?:maybe|perhaps|probably|possibly|might|would|could|should|as if|as though|not sure|I guess|I suppose|I think|when I was|when I were|back when|as a (?:kid|child|boy|girl)|almost|nearly|would have|if only|supposedly|allegedly)\b/i
const reported = new RegExp(
  `\\b(?:(?:he|she|they|someone|somebody|everyone|everybody|people|you|some|${familyPattern}|${friendPattern}|doctor|[A-Z][a-z]+) (?:always |once |also |just |even )?(?:say|says|said|think|thinks|thought|claim|claims|claimed|told|tells|tell|believe|believes|believed|asked|ask|asks|wrote|writes|swear|swears|insist|insists|joked|jokes)|I (?:told (?!you)|lied|joked|pretended|dreamed|dreamt|claimed|overheard|heard|read)|according to|as .{1,20} says)\\b`,
)
const question =
  /^(?:(?:and|so|but|well|hey|hi|oh|okay|ok),? )*(?:do|does|did|is|are|am|was|were|can|could|would|will|should|shall|may|might|have|has|had|who|whose|what|where|when|why|how|which|guess|remember|tell me|let me|wonder|I wonder)\b/i

const mayVerb = /(?<!\b(?:in|of|since|until|next|last|this) )\bmay\b(?! \d)/

interface Sentence {
  text: string
  asked: boolean
}

function sentencesOf(text: string): Sentence[] {
  const withoutTail = text
    .replace(/,?\s*(?:and |so )?(?:(?:what|how) about )?(?:you|yourself|yours)\s*\?/gi, '.')
    .replace(/,? (?:you know|right|okay|ok|huh|remember|yeah)\s*\?/gi, '.')
  return (withoutTail.match(/[^.!?;\n]+(?:[.](?=\S)[^.!?;\n]+)*[.!?;\n]*/g) ?? []).map((part) => ({
    text: part.replace(/[.!?;\s]+$/g, '').trim(),
    asked: /\?/.test(part.slice(-3)),
  }))
}

/** Titles stay ("I love "Dune""), other people's words go. */
function withoutQuotes(text: string): string {
  return text.replace(/"([^"]*)"/g, (_, inside: string, at: number) => {
    const before = text.slice(0, at)
    const title =
      /\b(?:like|love|enjoy|hate|reading|watching|watch|called|named|is|me)\s*$/i.test(before) &&
      inside.split(' ').length <= 5 &&
      !/\bI\b/.test(inside)
    return title ? inside : ' '
  })
}

const joints =
  /,?\s+(?:but|because|although|though|however)\s+|,\s*(?:so|and|also|which|since)\s+(?=I\b|my\b|we\b|he\b|she\b|it\b|they\b|am\b|live\b|work\b|study\b|like\b|love\b|hate\b|have\b|play\b|speak\b|currently\b|originally\b)|\s+and\s+(?=I\b|my\b|we\b|am\b|live\b|work\b|study\b|like\b|love\b|hate\b|have\b|play\b|speak\b|will\b|do not\b|can not\b|people\b|everyone\b|friends\b|he\b|she\b|it\b|they\b|his\b|her\b|its\b|this is\b|now\b|single\b|married\b)|,\s+(?=I\b|my\b|we\b|he\b|she\b|it\b|they\b|his\b|her\b|its\b|call me\b|from\b|\d+\b|living\b|working\b|studying\b|originally\b|nice to\b|do\b|does\b|are\b|is\b|can\b|what\b|how\b|who\b|where\b|why\b|when\b)|\s+-+\s+|\s*[:—–]\s+/i
const opening =
  /^(?:(?:hi|hello|hey|hiya|oh|ah|well|so|yes|yeah|yep|no|nope|okay|ok|actually|also|and|but|btw|by the way|honestly|haha|hmm|um|uh|sorry|thanks|thank you|anyway|look|listen|good (?:morning|evening|afternoon)|to be honest|in fact|you know|as for me|for me|personally|fun fact|well then|sure|nice to meet you|please|today|now|currently|these days|nowadays|lately|this week)\b[\s,!]*)+(?=I\b|my\b|we\b|call\b|it\b|going to\b|the name\b|name\b|you can\b|people\b|everyone\b|friends\b|just call\b)/i

const trailing =
  /(?:,? (?:btw|by the way|haha|lol|actually|though|you know|of course|please|right now|as well|too|to be honest|tbh|wish me luck|fingers crossed))+$/i

/** The plain statements of a line: without questions, suppositions, doubts, jests and what others say. */
export function statedClauses(line: string): string[] {
  const text = canonicalEnglish(line)
  if (jest.test(text) || jest.test(line)) return []
  const out: string[] = []
  for (const sentence of sentencesOf(withoutQuotes(text))) {
    if (supposition.test(sentence.text) || reported.test(sentence.text)) continue
    const parts = sentence.text
      .split(joints)
      .map((part) => part.trim())
      .filter((part) => part !== '')
    if (sentence.asked) parts.pop()
    let carried = ''
    for (const part of parts) {
      const clause = carry(part.replace(opening, '').replace(trailing, '').trim(), carried)
      carried = /^I am\b/.test(clause) ? 'I am' : /^I\b/.test(clause) ? 'I' : ''
      if (question.test(clause) || doubt.test(clause) || mayVerb.test(clause)) continue
      if (sentence.asked && !/^(?:I|my|we)\b/i.test(clause)) continue
      out.push(clause)
    }
  }
  return out
}

/** "I am Ada, 25, from Bergen and love tea": what a clause leaves out comes from the one before. */
function carry(clause: string, carried: string): string {
  if (
    carried === 'I am' &&
    /^(?:\d{1,3}(?: years old)?$|from\b|originally from\b|living\b|working\b|studying\b|single\b|married\b|an? \w+)/i.test(clause)
  )
    return `I am ${clause}`
  if (carried !== '' && /^(?:am|live|work|study|like|love|hate|have|play|speak|will|do not|can not|currently|originally)\b/i.test(clause))
    return `I ${clause}`
  return clause
}
