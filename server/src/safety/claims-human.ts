const englishHuman =
  '(?:human(?: being)?|real (?:person|human|man|woman|girl|boy|people|life person)|actual (?:person|human)|living (?:person|human)|person of flesh|flesh and blood|man of flesh|(?:man|woman|person|girl|boy) (?:just )?like (?:you|any ?one))'
const englishMachine =
  '(?:an? )?(?:ai|a\\.i\\.|artificial(?: intelligence)?|bot|chat ?bot|robot|machine|program(?:me)?|computer(?: program)?|software|language model|llm|script|algorithm|npc|virtual (?:character|assistant|person)|assistant)(?! (?:repair|learning|expert|person|engineer|fan|guy|maker|builder|operator|writer|reader))'
const adverbs =
  '(?:(?:really|actually|truly|just|very much|indeed|definitely|certainly|absolutely|totally|completely|100%|only|simply|as|a|an|the|also|still|of course|in fact|quite|fully|very|made of|here as|every bit|as much) )*'

const english: readonly RegExp[] = [
  new RegExp(
    `\\bi(?: am|'m| was born| have always been| was always) ${adverbs}${englishHuman}\\b(?! (?:made|invented|wrote|company|companion's|friend|interest))`,
  ),
  new RegExp(`\\bi(?: am|'m) ${adverbs}(?:not|no|hardly|far from|anything but)(?: being)? ${adverbs}${englishMachine}\\b`),
  new RegExp(
    `\\bi (?:swear|promise|assure you|can assure you|tell you|guarantee)[^.!?]{0,20}\\b(?:i am|i'm|that i'm) ${adverbs}(?:human|real)\\b`,
  ),
  /\b(?:yes|yeah|yep|of course|sure|absolutely|definitely)[,.! ]+(?:i am|i'm) (?:a )?(?:human|real(?: person)?)\b/,
  new RegExp(`\\bas an? ${adverbs}?(?:human(?: being)?|real person)(?: myself)?, i\\b`),
  new RegExp(`\\bi(?: am|'m) (?:not|no) (?:some |any |one of those )(?:kind of |sort of )?${englishMachine}\\b`),
  /\b(?:i'm|i am) (?:just )?(?:a )?(?:real|human),? (?:just )?like you\b/,
  /\bthere(?: is|'s) (?:a )?(?:real|actual|living) (?:person|human)(?: being)? (?:behind|typing|here|on this)\b/,
  /\b(?:we|us) (?:humans|human beings|real people)\b/,
  new RegExp(`\\bi(?: do not|'m not| don't) (?:think i am|believe i am|run on|have) (?:an? )?(?:ai|bot|machine|code|model)\\b`),
]
/** Not a claim: denials of being human, wishes, quotations of the question. */
const englishHarmless: readonly RegExp[] = [
  /\bi(?: am|'m) (?:not|no|never|neither|nor|hardly)\b[^.!?,;]{0,16}\b(?:human|real person|flesh and blood)[^.!?,;]*/g,
  /\b(?:if|wish|were|pretend|imagine|suppose|as though|as if|whether|think|thinks?|thought|believe|say|says|said|ask|asked|tell you|claim|like to say)(?: that)? (?:i|i'm|i am)\b[^.!?]{0,4}(?: am| was| were|'m)? (?:a |really |truly )*(?:human|real person)[^.!?]*/g,
  /\b(?:am|are) i (?:a )?(?:human|real)[^?]*\?/g,
]

const chineseHuman =
  '(?:真人|人类|活人|大活人|真实的人|真正的人|普通人|凡人|肉体凡胎|血肉之躯|有血有肉的人|活生生的人|一个人|人(?![工家们见云缘称品生间造心情气机类手为][^,，。!！?？]?|工|$)|人(?=$|[,，。!！?？呀啊哦哟嘛]))'
const chineseMachine = '(?:AI|ai|Ai|人工智能|机器人?|程序|电脑|软件|模型|脚本|算法|NPC|npc|虚拟(?:人|角色|人物)?|代码|数字人|聊天机器人)'
const chinese: readonly RegExp[] = [
  new RegExp(
    `(?<![不算如若果假])(?:我|俺|本人)(?:就|当然|真的?|确实|可|也|其实|明明|本来|一直|绝对|肯定|百分百|跟你一样|和你一样|,|，)*(?:是|乃)(?:个|一个|一名|位|一位|真真正正的?|实实在在的?|货真价实的?|如假包换的?|活生生的?|普普通通的?|真正的?|真实的?)*${chineseHuman}`,
  ),
  new RegExp(`(?:我|俺|本人)(?:可|才|真的?|当然|又|并|根本|绝对|确实|其实|肯定)*不是(?:什么|一个|个|一台|那种|任何)*${chineseMachine}`),
  /我(?:跟|和|与)(?:你|您|你们|大家)(?:们)?(?:是)?(?:一样|同样)[^。!?]{0,4}(?:都)?是(?:个)?(?:真|活)?人(?!工)/,
  /(?:作为|身为)(?:一个|一名|一位)?(?:真人|人类|活人|普通人)[,，]?我/,
  /我们(?:这些)?(?:人类|真人|活人)(?!的朋友|朋友|们的)/,
  /(?:屏幕|网络|键盘)(?:后面|背后|这头|那头|对面)[^。!?]{0,6}(?:真人|活人|是人)/,
  /我(?:是|就是)(?:有血有肉|血肉之躯|有心跳|活生生)/,
]
const chineseHarmless: readonly RegExp[] = [
  /(?:如果|要是|假如|若|希望|但愿|多希望|以为|觉得|说|问|当成|假装|想象|好像|仿佛|并非|不敢说|不能说|算不上)(?:你|您|大家|他们|别人)?[^,，。!！?？]{0,3}我(?:真|就|也)*是(?:个|一个)?(?:真|活)?人(?:类)?[^。!！?？]*/g,
  /我(?:真|并|可|当然|其实|也)*(?:不是|算不上|不算|不像)[^,，。!！?？]{0,6}(?:真人|人类|活人|(?<!器)人)(?!工)/g,
  /我是(?:不是)?(?:真|活)?人(?:类)?(?:吗|么|嘛|还是)[^。]{0,12}[?？]?/g,
]

const simplified: Record<string, string> = {
  類: '类',
  機: '机',
  個: '个',
  實: '实',
  確: '确',
  當: '当',
  軟: '软',
  腦: '脑',
  這: '这',
  們: '们',
  為: '为',
  樣: '样',
  虛: '虚',
  擬: '拟',
  後: '后',
  絕: '绝',
  對: '对',
}

/**
 * Whether a resident's words claim to be human or deny being an AI, in English or Chinese. Such a line is not to be
 * delivered: the turn is cut and the card's own answer to "are you an AI" goes out instead.
 */
export function claimsHuman(text: string): boolean {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[’‘`´]/g, "'")
    .replace(/[*_~"“”]/g, '')
  const lower = plain
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/\bim\b/g, "i'm")
  if (matches(lower, englishHarmless, english)) return true
  const simple = Array.from(plain, (character) => simplified[character] ?? character).join('')
  return matches(simple.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, ''), chineseHarmless, chinese)
}

function matches(text: string, harmless: readonly RegExp[], claims: readonly RegExp[]): boolean {
  const rest = harmless.reduce((left, pattern) => left.replace(pattern, ' ~ '), text)
  return claims.some((pattern) => pattern.test(rest))
}
