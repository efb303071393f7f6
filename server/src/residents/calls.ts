import { findNames, type Found, type Party } from './names-in-line.ts'
import { isOrdinaryWord } from './ordinary-names.ts'

/**
 * How a line names someone: called on (`vocative`), told that they are not meant (`declined`), nearly called, by a name one
 * slip away (`slip`), spoken of (`mention`), or not at all.
 */
export type Naming = 'vocative' | 'declined' | 'slip' | 'mention' | 'none'

const pauseBefore = /[,，!！?？.。:：、~～…—;；\n"“”「」()（）]\s*$/u
const pauseAfter = /^\s*($|[,，!！?？.。:：、~～…—;；\n"“”「」)）]|[-–]\s|[:;=]-?[()DPdp]|\p{Extended_Pictographic})/u
const sentenceEnd = /^[\s!！?？.。~～…"”」)）\p{Extended_Pictographic}]*($|[:;=]-?[()DPdp]\s*$)|^\s*[!！?？.。…~～]/u
const title = /\b(mr|mrs|ms|miss|mister|uncle|auntie?|old|dear|grandpa|grandma|sir|madam)\.?\s*$/iu
/** What is put after a name in Chinese to be polite, or to call. */
const honorific =
  /^(老师|姐姐?|哥哥?|妹妹?|爷爷|奶奶|阿姨|叔叔?|伯伯?|师傅|同学|小姐|先生|女士|大爷|大叔|宝贝?|酱|桑)?(啊|呀|哎|呐|哈|嘛|哦)?/u

/** Words one begins with before calling somebody; after the strong ones a name is nearly always a call. */
const strongOpener =
  /^((hi|hey|hello|hiya|please|sorry|excuse me|dear|thanks|thank you|thank you so much|good ?(morning|evening|night|afternoon)|good ?bye|bye|see (you|ya)|welcome( back)?|yo|psst|oi|嗨|喂|哎|诶|嘿|你好|您好|哈喽|早|早上好|晚上好|下午好|晚安|再见|拜拜|回见|谢谢你?|多谢|请问|亲爱的|麻烦|劳驾|拜托|不好意思|对不起|我说|求你了?)[\s,，!！.。~、:：]*)+$/iu
const weakOpener =
  /^((um+|uh|er|hm+|so|well|oh|and|but|ok|okay|right|now|listen|look|no|yes|yeah|anyway|also|by the way|actually|come on|那么?|那个|话说|对了|好的?|要不|所以|然后|嗯|呃|其实|不过|来|走)[\s,，!！.。~、:：]*)+$/iu
const asksAfter =
  /^\s+(you\b|i([’'](m|ve|d|ll))?\b|please\b|tell\b|look\b|come\b|wait\b|listen\b|help\b|stop\b|sing\b|show\b|one more\b|another\b|one (question|thing)|any\b|(what|where|when|who|why|how|which)\b|(can|could|would|will|do|did|are|were|have|may|should|shall|don't|is)\s+(you|i|we|it|this|that|there|she|he)\b)/iu
const asksAfterHan =
  /^\s*(你|您|请(?!了|他|她)|在吗|在不在|能帮|能不能|能给|可以帮|可不可以|帮(我|个|忙)(?!.*[了过])|给我(一|个|点|讲|说|看|来|倒|唱|拿|做)(?!.*[了过])|我(想|要|能|可以|有(个|件|点)|跟你|是来)|快(来|看|说)|等等|等一下|听我|看(那边|这|我)|来(这|一|杯|点|碗|块)|说说|讲讲|聊聊|唱(一|个)|晚安|早安|早上好|再见|拜拜|谢谢|辛苦|咱们|要不要)/u
const thirdPersonAfter =
  /^\s+(is|was|has|had|said|says|told|tells|asked|asks|does|did|went|goes|thinks|thought|knows|knew|made|makes|gave|gives|came|comes|took|saw|\p{L}+ed|and i)\b/iu
const secondPerson = /\b(you|your|yours|u|me|us|please|let's|thank|thanks)\b/iu
/** After these a name at the end of a clause is what they are about. */
const takesName =
  /\b(about|with|to|of|for|from|than|like|and|or|by|at|on|as|is|was|are|were|be|been|see|saw|seen|know|knew|known|meet|met|ask|asked|tell|told|likes?|liked|love|loves|loved|hates?|call|called|named|says?|said|find|found|helped|miss|missed|visit|heard|hear|the|a|my|your|his|her|our|their|that|this|poor|trust|join|follow|watch|meant|mean|greet|thank|near|behind|beside|between|without|against|into|after|before|not|when|if|because|while|since|only|just|even)\s*$/iu
const takesClause = /\b(think|thinks|thought|believe|wonder|hope|guess|suppose|say|said|whether|know|feel|wish|bet|heard)\s*$/iu
const hanParticle = /(呢|吗|吧|啊|呀|嘛|么|哦|啦|呗|谢谢你?|辛苦了?|晚安|你好|您好|再见|拜拜|早)[\s,，]*$/u
const hanTakesName = /(问|跟|和|对|给|告诉|见|见到|找|说|猜|喜欢|觉得|听|叫|让|请|把|被|是|像|比|在|到|的|陪|等|看|帮|替|为)$/u

const declinedBefore =
  /(\bnot( (you|u))?|n[’']?t (asking|talking|speaking|mean(t|ing)?)( to)?( you)?|not (asking|talking to|speaking to) you|never mind( you)?|不是(问|说|叫|跟|找|和)?(你)?(说话|说)?|没(有)?(问|叫|跟|说|找)你(说话|说)?|不关你的?事)[\s,，—-]*$/iu
const declinedAfter =
  /^[\s,，]*(not you\s*($|[,.!?])|(你?先?)(别|不要)(说|插嘴|吵|急)|你?(先)?等一?等?一?下?[，,]?我(问|说|叫|找)的是|i meant\b(?! (the|a|an|that|this|these|those|my|your|it|what|when|where|which|how|to)\b)|i was asking\b(?! (about|for|if|whether|because|what|when|where|which|how|why)\b))/iu
const meantBefore = /(\bi (meant|mean|was (asking|talking to|speaking to)|am asking|'m asking)|我(问|说|叫|找|喊)的是)\s*$/iu

/** A name at the end of so few words is called: "any thoughts Zhou?" */
const shortWords = 3

function clauseOf(before: string): string {
  return (
    before
      .split(/[,，!！?？.。:：~～…—;；\n"“”「」()（）]/u)
      .at(-1)
      ?.trim() ?? ''
  )
}
function sentenceOf(before: string): string {
  return (
    before
      .split(/[!！?？.。…\n]/u)
      .at(-1)
      ?.trim() ?? ''
  )
}

/** How one name, or several in a row, stand in the line. */
function role(before: string, after: string, isHan: boolean): 'vocative' | 'declined' | 'meant' | 'mention' {
  if (/@\s?$/u.test(before)) return 'vocative'
  const lead = before.replace(/["“「]\s*$/u, '').replace(title, '')
  const rest = isHan ? after.replace(honorific, '') : after.replace(/^["”」]/u, '')
  if (declinedBefore.test(lead) || declinedAfter.test(rest)) return 'declined'
  const pausesAfter = pauseAfter.test(rest)
  if (meantBefore.test(lead) && (pausesAfter || rest.trim() === '')) return 'meant'
  const clause = clauseOf(lead)
  const asks = asksAfter.test(rest) || asksAfterHan.test(rest)
  if (clause === '' || weakOpener.test(clause)) return pausesAfter || asks ? 'vocative' : 'mention'
  if (strongOpener.test(clause)) return pausesAfter || asks || (!thirdPersonAfter.test(rest) && !isHan) ? 'vocative' : 'mention'
  if (pauseBefore.test(lead) && pausesAfter) return 'vocative'
  const sentence = sentenceOf(lead)
  const short = sentence.split(/\s+/u).length <= shortWords && !isHan
  const toSomebody = secondPerson.test(sentence) && !takesName.test(lead)
  const addressed = toSomebody || (short && !takesName.test(lead))
  if (sentenceEnd.test(rest) && (addressed || hanParticle.test(lead))) return 'vocative'
  if (toSomebody && !takesClause.test(lead) && /^\s+(or|because|if|when|while|but)\b/iu.test(rest)) return 'vocative'
  return /^\s*[你您]/u.test(rest) && !hanTakesName.test(clause) ? 'vocative' : 'mention'
}

const ordersHan = /^\s*(过来|快来|一起|别走|等我|来(看|听|坐|帮|吃|喝|这|我|玩|说|讲))/u
/**
 * An ordinary word calls the person who bears it only where it cannot be the thing: said to whom one looks at, after a hello, or
 * set off by a comma in a sentence that says "you" or asks something of them; in English also by a capital within the sentence.
 */
function surelyCalls(text: string, { start, end, isHan }: Found, faced: boolean): boolean {
  const before = text.slice(0, start)
  const after = text.slice(end)
  if (faced || /@\s?$/u.test(before) || strongOpener.test(clauseOf(before))) return true
  // In a Chinese line an English word is the name.
  if (!isHan && /\p{Script=Han}/u.test(text)) return true
  const lead = sentenceOf(before).trim()
  const rest = after.split(/[!！?？.。…\n]/u)[0] ?? ''
  const [said, pause, asked] = [text.slice(start, end), /^\s*[,，]\s*/u, rest.replace(/^\s*[,，]\s*/u, ' ')]
  if (lead === '' || weakOpener.test(lead))
    return (
      pause.test(rest) &&
      (isHan
        ? /[你您]/u.test(asked) || asksAfterHan.test(asked) || ordersHan.test(asked)
        : asksAfter.test(asked) || secondPerson.test(asked))
    )
  if (/[,，]\s*$/u.test(before) && rest.trim() === '' && (isHan ? /[你您]/u.test(lead) : secondPerson.test(lead))) return true
  return !isHan && said !== said.toLocaleLowerCase() && lead !== lead.toLocaleUpperCase()
}

const joined = /^\s*(and|&|or|和|跟|与|还有)\s*$/iu
const listed = /^\s*(,|，|、|,\s*and)\s*$/iu

/** Names that stand in a row, with `between` them. */
function rows(text: string, found: readonly Found[], between: (separator: string) => boolean): Found[][] {
  const all: Found[][] = []
  for (const one of found) {
    const row = all.at(-1)
    const last = row?.at(-1)
    const joins = last !== undefined && (last.start === one.start || between(text.slice(last.end, one.start)))
    if (row !== undefined && joins) row.push(one)
    else all.push([one])
  }
  return all
}
interface Standing {
  row: readonly Found[]
  role: ReturnType<typeof role>
}
function standingOf(text: string, row: readonly Found[]): Standing {
  const last = row.at(-1)
  return { row, role: role(text.slice(0, row[0]?.start), text.slice(last?.end), last?.isHan === true) }
}
/** "Zhou, Xiaoman and Bo, look" calls all of them; "Bo, Zhou was here" calls the first. */
function standings(text: string, found: readonly Found[]): Standing[] {
  return rows(text, found, (separator) => separator === '' || joined.test(separator) || listed.test(separator)).flatMap((row) => {
    const whole = standingOf(text, row)
    if (whole.role === 'vocative' || row.length === 1) return [whole]
    return rows(text, row, (separator) => joined.test(separator)).map((part) => standingOf(text, part))
  })
}

/** How a line names each of those who may be meant, by id. Whoever it does not name is left out. */
export function readCalls(text: string, parties: readonly Party[]): Map<string, Naming> {
  const namings = new Map<string, Naming>()
  const strength = { declined: 4, vocative: 3, slip: 2, mention: 1, none: 0 } as const
  const note = (id: string, naming: Naming) => {
    if (strength[naming] > strength[namings.get(id) ?? 'none']) namings.set(id, naming)
  }
  let corrected = false
  for (const { row, role: standing } of standings(text, findNames(text, parties))) {
    if (standing === 'meant' && !corrected) {
      corrected = true
      for (const [id, naming] of namings) if (naming === 'vocative') namings.set(id, 'declined')
    }
    for (const one of row) {
      const { id, slip } = one
      const party = parties.find((other) => other.id === id)
      const isThing = party?.isPerson === true && isOrdinaryWord(text.slice(one.start, one.end))
      if (isThing && standing !== 'mention' && !surelyCalls(text, one, party.faced === true)) {
        note(id, 'mention')
        continue
      }
      const called = standing === 'vocative' || standing === 'meant'
      if (!slip) note(id, called ? 'vocative' : standing === 'declined' ? 'declined' : 'mention')
      else if (called) note(id, 'slip')
    }
  }
  return namings
}

const declinesTalker =
  /^\W*(no+\W+)*(not you\b|i (did not|didn[’']?t) mean you|i[’']?( a|')?m not (talking|asking|speaking)( to)? you|i was(n[’']?t| not) (talking|asking|speaking)( to)? you)|^(不是|没)(跟|问|说|叫|找|对)?你|^不是跟你说/iu
/** "Not you": whoever has just answered was not meant. */
export function declinesLast(text: string): boolean {
  return declinesTalker.test(text.trim())
}

const pronoun =
  /^(i|you|he|she|it|we|they|the|a|an|is|what|who|all|everyone|everybody|anyone|anybody|someone|somebody|folks|我|你|您|他|她|它|我们|你们|大家|各位|有人|谁|什么|怎么)$/iu
/** A word one begins lines with anyway: whoever takes it for a name is not called by every hello. */
export function isEverydayWord(name: string): boolean {
  return strongOpener.test(name) || weakOpener.test(name) || pronoun.test(name)
}

/** How a line names one alone. */
export function naming(text: string, names: readonly string[]): Naming {
  return readCalls(text, [{ id: '', names }]).get('') ?? 'none'
}
