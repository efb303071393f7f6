/** What a question asks for besides its words, and what a line holds that could answer it. */
export const cueKinds = ['time', 'number', 'place', 'person', 'reason', 'worry'] as const
export type Cue = (typeof cueKinds)[number]
type Patterns = Record<Cue, RegExp>

const han = /\p{Script=Han}/u

const askedEn: Patterns = {
  time: /\bwhen\b|\b(?:what|which) (?:day|date|month|year|time|season)\b|\bhow long ago\b|\bhow recently\b/,
  number: /\bhow (?:many|much|old|long|far|often|big|tall|large|high|heavy)\b|\bwhat (?:age|number|percentage|price|score)\b/,
  place: /\bwhere\b|\b(?:what|which) (?:city|cities|country|countries|town|place|places|state|island|street|address)\b/,
  person: /\bwho(?:m|se)?\b|\b(?:what|which) (?:person|people|relative|friend)\b/,
  reason: /\bwhy\b|\bhow come\b|\b(?:what|which) (?:made|makes|caused|motivated|inspired|led)\b|\breasons?\b/,
  worry: /\b(?:worr(?:y|ied|ying)|nervous|anxious|stressed|dreading|scared|afraid|fretting)\b/,
}
const askedZh: Patterns = {
  time: /什么时候|几时|何时|哪天|哪一天|哪年|哪一年|哪个月|几月|几号|多久(?:以)?前|啥时候/,
  number: /几(?!时|乎|月|号)|多少|多大|多久|多长|多远|多高|多重|多贵/,
  place: /哪里|哪儿|在哪|去哪|到哪|何处|什么地方|哪个(?:城市|国家|地方|省|岛)|哪座|哪条街/,
  person: /谁|哪位|什么人|哪个人/,
  reason: /为什么|为何|怎么会|怎么就|怎么想起|什么原因|是因为/,
  worry: /担心|紧张|焦虑|发愁|害怕|怕什么|烦恼/,
}
const heldEn: Patterns = {
  time: /\b(?:yesterday|today|tonight|tomorrow|ago|since|recently|lately|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|morning|midnight|(?:last|next|this|every) (?:night|week|month|year|spring|summer|autumn|fall|winter|time)|january|february|april|june|july|august|september|october|november|december|christmas|easter|(?:19|20)\d\d)\b/,
  number:
    /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen|half|once|twice|couple|third|second|first)\b/,
  place: /\b(?:in|at|to|from|near|around|behind|outside|inside) (?:the |a |an |my |our |his |her )?\p{L}{3,}/u,
  person:
    /\b(?:mother|mom|mum|father|dad|sister|brother|aunt|uncle|cousin|nephew|niece|grand\p{L}+|wife|husband|son|daughter|friends?|neighbou?rs?|teacher|boss|colleague|doctor|boy|girl|man|woman|lady|family|partner)\b/u,
  reason: /\b(?:because|since|so that|so i|so we|that's why|reason|due to|thanks to|wanted to|in order|made me|inspired)\b/,
  worry:
    /\b(?:worr(?:y|ied|ying)|nervous|anxious|stressed|dread(?:ing)?|scared|afraid|exams?|tests?|interviews?|operation|surgery|diagnosis|deadline|speech|presentation|audition|verdict|results?|debts?|rent|sick|ill|hospital|can't sleep)\b/,
}
const heldZh: Patterns = {
  time: /昨|今天|今早|今晚|明天|后天|前天|[上下这本]个?(?:周|礼拜|星期|月)|周[一二三四五六日天末]|星期[一二三四五六日天]|礼拜|去年|今年|明年|前年|[年月日天]前|月|[一二三四五六七八九十\d][日号]|早上|半夜|凌晨|刚刚|最近|国庆|春节|过年|生日|暑假|寒假/,
  number: /[\d两二三四五六七八九十百千万半]|一[个只条次本天年月岁块元家份]/,
  place: /[在到去从回往住]|边上|旁边|门口|里头|楼/,
  person:
    /妈|爸|爹|娘|姐|妹|哥|弟|爷|奶|姥|外公|外婆|舅|姨|姑|叔|伯|表[亲兄]|老公|老婆|丈夫|妻子|儿子|女儿|孩子|朋友|同学|同事|邻居|老师|师傅|老板|阿姨|先生|女士|大夫|医生/,
  reason: /因为|所以|为了|由于|既然|原来|结果|想要|怪不得|害得|让我/,
  worry: /担心|紧张|焦虑|发愁|害怕|考试|要考|考驾照|面试|手术|体检|检查结果|截止|演讲|汇报|答辩|欠|房租|生病|住院|失眠|睡不着/,
}

/** Bits of the cues a line holds, one for each of `cueKinds` in its order. `text` is as written. */
export function cuesHeld(text: string): number {
  return bitsOf(text.toLowerCase(), han.test(text) ? heldZh : heldEn)
}

/** Bits of the cues a question asks for. */
export function cuesAsked(question: string): number {
  return bitsOf(question.toLowerCase(), han.test(question) ? askedZh : askedEn)
}

function bitsOf(text: string, patterns: Patterns): number {
  let bits = 0
  cueKinds.forEach((cue, at) => {
    if (patterns[cue].test(text)) bits |= 1 << at
  })
  return bits
}

const severalEn =
  /\bhow many\b|\b(?:what|which)(?: \p{L}+)? (?!(?:is|was|does|has|this|plus|bus)\b)\p{L}{3,}s (?:has|have|did|do|does|are|were|is|was|can)\b|\b(?:what|which) (?:all|kinds?|types?|sorts?|things)\b|\b(?:both|in common|all the|list|various|different|ways|over time|so far|overall|steps)\b|\bwhat(?: else)? (?:has|have) \p{L}+ (?:been )?(?:done|made|bought|read|seen|visited|tried|played|painted|learned|written|won)\b|\bwhere (?:has|have)\b|\btell me about\b|\bwhat do we know\b/u
const severalZh =
  /哪些|哪几|几[种样次件位只个本座]|都.{0,4}(?:什么|哪|谁|多少)|分别|一共|总共|所有|共同|各自|过程|先后|什么东西|有过|(?:过|了)什么(?:书|城市|地方|东西|运动|事)|经历/

/** Whether a question is answered by several lines rather than by one. */
export function asksForSeveral(question: string): boolean {
  return han.test(question) ? severalZh.test(question) : severalEn.test(question.toLowerCase())
}

const allEn =
  /\bwhat (?:does|do|did) .{1,30} (?:do|like|enjoy|love)\b|\bwhat (?:is|are) .{1,30}(?:'s|’s|s') (?:\p{L}+ )?(?:plans?|goals?|dreams?|hobby|hobbies|interests?|pets?)\b|\bhow (?:does|do|did) .{1,30} (?:relax|unwind|de-?stress|cope|calm)/u

/** Whether a question wants whatever there is of a kind. */
export function asksForAll(question: string): boolean {
  return asksForSeveral(question) || allEn.test(question.toLowerCase())
}

const asking = /[^.!?。！？…\n]*[?？]/gu

/** 0–1: how much of a line states something; questions answer nothing themselves. */
export function statedShare(text: string): number {
  if (!/[?？]/.test(text)) return 1
  let asked = 0
  for (const [question] of text.matchAll(asking)) asked += question.length
  return 1 - asked / text.length
}

const ofOneself = /\b(?:i|my|me|mine|i'm|i've|i'd|i'll|myself)\b|我(?!们)/

/** Whether whoever asks means themselves. */
export function asksAboutOneself(question: string): boolean {
  return ofOneself.test(question.toLowerCase())
}
