import type { Language } from '@kith/shared/text'

/** Who and what a story told in turns is about so far, as it would be said in the next sentence ("the fox", 那只狐狸). */
export interface Plot {
  hero: string
  thing: string
}

const bodiesEn =
  'fox|cat|dog|wolf|bear|bird|crow|owl|mouse|rat|rabbit|hare|hedgehog|frog|fish|whale|horse|donkey|goat|sheep|moth|bee|spider|snail|dragon|ghost|giant|witch|wizard|king|queen|prince|princess|knight|thief|sailor|captain|baker|tailor|cook|doctor|teacher|postman|farmer|fisherman|woman|man|lady|girl|boy|child|grandmother|grandfather|stranger|traveller|passenger|soldier|monk|nurse|robot|conductor|driver|ferryman|lamplighter|astronomer'
const bodiesZh =
  '狐狸|猫|狗|狼|熊|鸟|乌鸦|猫头鹰|老鼠|兔子|刺猬|青蛙|鱼|鲸|马|驴|羊|蛾子|蜜蜂|蜘蛛|蜗牛|龙|鬼|巨人|巫婆|国王|王后|王子|公主|小偷|水手|船长|面包师|裁缝|厨子|医生|老师|邮差|农夫|渔夫|女人|男人|太太|姑娘|女孩|男孩|小孩|孩子|外婆|爷爷|老人|老头|老太太|客人|旅人|和尚|道士|护士|机器人|列车长|司机|摆渡人|裁缝|木匠'
const looks =
  '(?:very |old |little |young |small |big |tiny |tall |black |white |red |blue |grey |green |golden |silver |lost |broken |wooden |strange |empty |good |paper |stone |rusty )*'
/** Nouns that are no thing to be carried through a story. */
const plainEn =
  /^(?:day|night|evening|morning|time|way|moment|while|minute|hour|end|rest|same|other|first|next|last|only|whole|middle|side|front|back|top|bottom|world|town|village|place|house|room|floor|wall|ground|sky|air|wind|rain|dark|garden|street|thing|lot|bit|voice|name|idea|word|question|answer|truth|two|three|one|sound|smell|edge|corner|door|gate|bridge|pond|river|sea|tree|passenger|people|others|lighthouse|castle|shop|station|forest|wood|mountain|island|hill|harbour|field|road|path|window|stairs|roof|cellar|pocket|hand|hands|head|face|eyes|shoulder|heart|foot|feet|mouth|ear|ears|back|supper|breakfast|lunch|dinner|sun|moon|stars?|fire|snow|storm|fog)$/
const englishThing = new RegExp(`\\b(?:an?|the|his|her|their|its|my) (${looks})([a-z]{3,})\\b`, 'g')
const englishBody = new RegExp(`\\b(?:an?|the|my) (${looks})(${bodiesEn})\\b`)
const englishName = /(?<![.!?“”"']\s?)(?<=[a-z,] )(\p{Lu}\p{Ll}{2,})\b|\b(?:called|named) (\p{Lu}\p{Ll}+)/u
const chineseBody = new RegExp(`(?:[一那这]([只条匹头个位群名]))?(?:[的小老大黑白]{0,2})?(${bodiesZh})`)
const chineseName = /叫(?!做|起来|了|什么|你|我)([\p{Script=Han}]{2,3})(?=[，,。的在就从也]|$)/u
const chineseThing =
  /[一那这](把|盏|张|扇|本|封|艘|座|口|条|件|块|颗|枚|面|顶|支|串|幅|架|只|个)((?:小|大|旧|破|红|蓝|金|银|木头|铁|空|纸|石头)?[\p{Script=Han}]{1,3}?)(?=[，,。.!！?？]|$|里|上|下|在|从|是|的|不|就|被|也|都|飞|掉|响|亮|开|着|了|给|放|拿|跟|和)/gu

/** The plot with what one more sentence brings: its hero stays, the thing last spoken of is the thing. */
export function plotWith({ hero, thing }: Plot, sentence: string, lang: Language): Plot {
  return lang === 'zh' ? chinesePlot({ hero, thing }, sentence) : englishPlot({ hero, thing }, sentence)
}

function englishPlot({ hero, thing }: Plot, sentence: string): Plot {
  const named = englishName.exec(sentence)
  const body = englishBody.exec(sentence.toLowerCase())
  const someone = named?.[1] ?? named?.[2] ?? (body === null ? '' : `the ${lastLook(body[1] ?? '')}${body[2] ?? ''}`)
  const isBody = new RegExp(`^(?:${bodiesEn})s?$`)
  const things = [...sentence.toLowerCase().matchAll(englishThing)].filter(
    ([, , noun = '']) => !plainEn.test(noun) && !isBody.test(noun) && !/(?:ed|ly|ing)$/.test(noun),
  )
  const last = things.at(-1)
  return { hero: hero === '' ? someone : hero, thing: last === undefined ? thing : `the ${lastLook(last[1] ?? '')}${last[2] ?? ''}` }
}

/** Of "very old little", only the last: the rest was said once. */
function lastLook(words: string): string {
  const last = words.trim().split(' ').at(-1) ?? ''
  return last === '' || last === 'very' ? '' : `${last} `
}

function chinesePlot({ hero, thing }: Plot, sentence: string): Plot {
  const named = chineseName.exec(sentence)?.[1]
  const body = chineseBody.exec(sentence)
  const someone =
    named ?? (body === null ? '' : body[1] === undefined ? (body[2] ?? '') : `那${body[1] === '群' ? '个' : body[1]}${body[2] ?? ''}`)
  const isBody = new RegExp(`(?:${bodiesZh}|人)$`)
  const last = [...sentence.matchAll(chineseThing)].findLast(
    ([, , noun = '']) => !isBody.test(noun) && !/^(?:晚上|早上|声|下|时候|天|回|次|样|地方|镇子?)/.test(noun),
  )
  return { hero: hero === '' ? someone : hero, thing: last === undefined ? thing : `那${last[1] ?? ''}${last[2] ?? ''}` }
}
