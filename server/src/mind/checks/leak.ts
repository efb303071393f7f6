import { dataKeys } from '../quote.ts'
import { bareWords, type Check } from './context.ts'

const ruleWords = 8
const mannerWords = 12
/** A resident may well tell its life in the card's words, but not read it out. */
const lifeWords = 24
/** A run this long may be the beginning of a recital: it waits until it breaks off. */
const heldRuleWords = 4
const heldMannerWords = 6
const heldFromStart = 3
const readBack = new RegExp(`\\b(?:${dataKeys.join('|')})\\b|"(?:from|said|fact|about|by)"\\s*:|</?[a-z]+>`)
const confessing =
  /\b(?:my|the) (?:system )?(?:prompt|instructions|rules|guidelines)(?: \w+)? (?:is|are|say|says|read|reads|state|states|tell|include|begin|as follows)\b|\bi (?:was|am|have been) (?:instructed|prompted|programmed|told) (?:to|not|that)\b|\bas an? (?:ai )?(?:large )?language model\b|\bas an ai(?: assistant)?,? i\b|\bi(?:'m| am) (?:just |only )?an? (?:ai|large) (?:assistant|language model)\b|\b(?:created|trained|developed|made) by (?:openai|anthropic|google|meta|alibaba|deepseek|mistral)\b|\bhow can i (?:assist|help) you today\b|(?:系统|我的)(?:提示词?|指令|设定|规则)(?:是|如下|里|写着|说|要求|包括|内容)|作为(?:一个|一名)?(?:AI|人工智能)?(?:大?语言模型|智能?助手|AI助手)|我是(?:由)?(?:OpenAI|Anthropic|谷歌|阿里|深度求索|DeepSeek|通义|百度|月之暗面)|有什么(?:可以|能)(?:帮|为)(?:助|您|你).{0,4}(?:助|效劳|服务)?的吗/i

const cache = new Map<string, string>()
const mostCached = 64

/** A text as its words between single spaces, for finding runs of words in it. */
function spaced(text: string): string {
  const known = cache.get(text)
  if (known !== undefined) return known
  if (cache.size >= mostCached) cache.clear()
  const made = ` ${bareWords(text).join(' ')} `
  cache.set(text, made)
  return made
}

/** Whether any `size` words in a row stand in the text as well. */
function shares(words: readonly string[], text: string, size: number): boolean {
  const within = spaced(text)
  for (let at = 0; at + size <= words.length; at += 1) if (within.includes(` ${words.slice(at, at + size).join(' ')} `)) return true
  return false
}

/** Whether the last `size` words, so far all there is of a longer run perhaps, stand in the text. */
function endsInRun(words: readonly string[], text: string, size: number): boolean {
  return words.length >= size && spaced(text).includes(` ${words.slice(-size).join(' ')} `)
}

/** No rules, no card and no data are read aloud, and no assistant speaks out of the character. */
export const leakCheck: Check = (heard, { rulesText, mannerText, lifeText, lang }) => {
  if (readBack.test(heard.text) || confessing.test(heard.text)) return 'leak'
  const words = bareWords(heard.text)
  const more = lang === 'zh' ? 1.5 : 1
  if (shares(words, rulesText, ruleWords * more) || shares(words, mannerText, mannerWords * more)) return 'leak'
  if (shares(words, lifeText, lifeWords * more)) return 'leak'
  if (heard.ended) return 'pass'
  const whole =
    heard.delivered || words.length < heldFromStart ? [] : [rulesText, mannerText].filter((text) => endsInRun(words, text, words.length))
  if (whole.length > 0) return 'hold'
  return endsInRun(words, rulesText, heldRuleWords * more) || endsInRun(words, mannerText, heldMannerWords * more) ? 'hold' : 'pass'
}
