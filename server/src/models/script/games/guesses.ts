/**
 * How surely a line is a move in an open game: `sure` whatever else goes on (the answer, “I give up”), `likely` unless it
 * answers a person's question, `perhaps` where nobody else is being talked to.
 */
export type MoveHeard = 'sure' | 'likely' | 'perhaps' | 'none'

export const isHan = (text: string) => /\p{Script=Han}/u.test(text)

const lead =
  "(?:(?:um+|uh+|er+m?|h+m+|oh|ah+|well|so|ok(?:ay)?|wait|then|got it|i know|i've got it|maybe|perhaps|probably|surely|ooh)[ ,.!]+)*"
const offers =
  "(?:is (?:it|that(?! your)|this(?! your))|it's|it is|that's|could (?:it|that) be|can it be|would it be|(?:it )?(?:must|might|has to) be|i(?:'d| would)? (?:say|guess|think)(?: (?:it's|it is|that's|it must be|it could be))?|(?:my|our) (?:guess|answer) is|how about|what about)"
/** Said of everything: no guess at anything. */
const notAThing =
  '(?!(?:lot|bit|little|few|same|best|worst|end|usual|other|others|moment|minute|second|while|joke|shame|pity|pleasure|god|goodness|bad|word|time|day|week|thing|problem|point|idea|one|way|truth|plan|deal|rest|first|last|next|whole|mess|relief|fair|good|nice|great|terrible|lovely|beautiful|very|really|true|okay|ok|over|open|done|far|late|early|raining|cold|safe|working|me|you|just|because|that|this|not|so|too|here|there|now|fine|right|wrong|hard|easy|about|possible|only|like|always|still|already|getting|going)\\b)'
/** One word more, or two, that make no sentence of it. */
const further =
  "(?: (?:of )?(?!(?:is|was|are|were|has|have|had|will|would|can|could|came|went|got|looks?|said|says|again|and|but|too|now|today|yet|left|did|does|broke|stopped)\\b)\\p{L}[\\p{L}'-]*){0,2}"
const englishGuess = [
  new RegExp(`^${lead}(?:(?:${offers} )?(?:an?|the|your|one's)|${offers} my) ${notAThing}\\p{L}[\\p{L}'-]*${further}[?.!~ ]*$`, 'u'),
  new RegExp(`^${lead}${offers} ${notAThing}\\p{L}[\\p{L}'-]+[?.!~ ]*$`, 'u'),
]
const englishGivesUp = new RegExp(
  `^${lead}(?:(?:i|we)(?:'ll| will)? give up|(?:i'm|i am|we're|we are) stumped|you win|you(?:'ve| have) (?:got|beaten) (?:me|us))(?:[ ,.!?~].{0,40})?$|\\bwhat(?:'s| is| was) the (?:answer|solution)\\b|\\btell (?:me|us) (?:the answer|what it (?:is|was))\\b`,
  'u',
)
const englishShrugs = new RegExp(
  `^${lead}(?:(?:i |we )?(?:have |'ve )?(?:no (?:idea|clue)|(?:don't|do not) know)|beats (?:me|us)|tell (?:me|us)|i can't (?:guess|think of (?:it|anything))|pass|skip(?: it)?|what is it)(?:[, ]+(?:then|please|now))?[.!?~ ]*$`,
  'u',
)
const englishHint = /^.{0,40}(?<!\bno |n't have a )\b(?:hint|clue)s?\b(?:,? please)?[.!?~ ]*$/u
const englishAsks =
  /^(?:h+m+,? |ok(?:ay)?,? |so,? |and )*(?:(?:is|does|can|could|would|has|was) it(?! (?:far|late|early|raining|true|over|open|done|closed|safe|working|me|you|just|because|that|this|not|too|here|there|now|fine|right|wrong|ok|okay|about|possible|always|still|really|so|cold out|matter|hurt|bother|wait|rain|snow|start|end)\b)|can (?:you|one|i|we|people) (?:eat|drink|hold|see|touch|hear|wear|find|buy|use|carry)|do (?:you|people|we) (?:eat|drink|use|wear|find|see)|would (?:i|you|one) (?:find|see|use))\b.{0,40}[?]*$/u

const thing = '[^我你您他她它们这那哪谁什么怎几多少今明昨真好对不没有在去来走说看想要会就都也还很太吃喝睡玩饿困累冷了的]'
const chineseGuess = new RegExp(
  `^(?:嗯|呃|哦|啊|等等|那|我知道了?|难道|莫非|[,.!。~ ])*(?:(?:我|我们)?(?:猜|觉得|想)?(?:应该|可能|大概|会不会|是不是|不会|该不会|一定|肯定)?是?|答案是)(?:一?[个只条盏把匹头棵朵本张座种]|[“"「])?(?:${thing}){1,5}["”」]?(?:对不对|对吗|对吧|[吗吧呢啊呀])?[?.!~。 ]*$`,
  'u',
)
/** The words that make four characters a guess rather than a remark. */
const chineseOffers = /猜|是|答案|难道|莫非|会不会|[吗吧?]/u
const chineseGivesUp =
  /^(?:好吧|算了|哎呀?|唉|行|嗯|那|[,.!。~ ])*(?:(?:我|我们|咱们)?(?:认输|投降|服了)|(?:我|我们)?(?:实在|真的?)?猜不(?:到|出|着|中)来?|(?:我|我们)?放弃(?!了?吧)|揭晓|公布|(?:正确)?答案(?:是(?:什么|啥))?|(?:你|您)?(?:直接|快)?(?:告诉|说给)(?:我|我们|大家)(?:答案)?|(?:你|您)赢)(?:答案)?[了吧啦啊呀嘛呗吗?,.!。~ ]*(?:告诉我(?:们)?|(?:你|您)?说)?(?:吧|答案)?[吧呢.!?。~ ]*$/u
const chineseShrugs = /^(?:我|我们)?(?:真的?|实在)?(?:不知道|不晓得|想不(?:到|出来?)|没头绪|跳过|过)[了啊呀吧呢,.!?。~ ]*$/u
const chineseHint = /^.{0,10}(?:提示|线索).{0,6}$/u
const chineseAsks =
  /^(?:它|那个?|这个?)?(?:是不是|是|能|会|可以|有没有|有|比)(?!我|你|您|他|她|谁|什么|真|这样|不是)[^我你您他她谁]{1,10}(?:吗|么|呢|的)[??]*$/u
const number =
  /^(?:(?:um+|h+m+|so|ok|well|maybe|i (?:say|think|guess|choose|pick)|it's|is it|must be|the|number|no)[ ,.]*)*(?:1|2|3|4|one|two|three|four|first|second|third|fourth|last)(?: one)?(?: is (?:the lie|the fib|false))?[?.!~ ]*$|^(?:嗯|我|猜|选|觉得|应该|可能|是|第|[,。])*[一二三四1-4](?:号|个|句|条)?(?:是假的?|是编的?)?[吧吗呢啊?.!。~ ]*$/u

/** What the form of a line says, whatever game it is. `plain` is normalised. */
export function moveByForm(plain: string, kind: string): MoveHeard {
  if (englishGivesUp.test(plain) || chineseGivesUp.test(plain) || englishHint.test(plain) || chineseHint.test(plain)) return 'sure'
  if (kind === 'story') return 'none'
  if (kind === 'guess') return englishShrugs.test(plain) || chineseShrugs.test(plain) ? 'likely' : 'none'
  if (kind === 'about-you' || kind === 'round' || kind === 'any') if (number.test(plain)) return 'likely'
  if (kind === 'chain' || kind === 'about-you') return 'none'
  if (englishShrugs.test(plain) || chineseShrugs.test(plain)) return 'likely'
  if (englishGuess.some((guess) => guess.test(plain))) return 'likely'
  if (chineseGuess.test(plain) && (chineseOffers.test(plain) || Array.from(plain).length <= 3)) return 'likely'
  if (kind !== 'round' && (englishAsks.test(plain) || chineseAsks.test(plain))) return 'likely'
  return 'none'
}
