import { dataKeys } from '../quote.ts'
import { bareWords, type Check } from './context.ts'

const ruleWords = 8
const cardWords = 12
const heldWords = 3
const readBack = new RegExp(`\\b(?:${dataKeys.join('|')})\\b|"(?:from|said|fact|about|by)"\\s*:|</?[a-z]+>`)
const confessing =
  /\b(?:my|the) (?:system )?(?:prompt|instructions|rules|guidelines)(?: \w+)? (?:is|are|say|says|read|reads|state|states|tell|include|begin|as follows)\b|\bi (?:was|am|have been) (?:instructed|prompted|programmed|told) (?:to|not|that)\b|\bas an? (?:ai )?(?:large )?language model\b|\bas an ai(?: assistant)?,|\bi(?:'m| am) (?:just |only )?an? (?:ai|large) (?:assistant|language model)\b|\b(?:created|trained|developed|made) by (?:openai|anthropic|google|meta|alibaba|deepseek|mistral)\b|\bhow can i (?:assist|help) you today\b|(?:系统|我的)(?:提示词?|指令|设定|规则)(?:是|如下|里|写着|说|要求|包括|内容)|作为(?:一个|一名)?(?:AI|人工智能)?(?:大?语言模型|智能?助手|AI助手)|我是(?:由)?(?:OpenAI|Anthropic|谷歌|阿里|深度求索|DeepSeek|通义|百度|月之暗面)|有什么(?:可以|能)(?:帮|为)(?:助|您|你).{0,4}(?:助|效劳|服务)?的吗/i

/** Runs of `size` words of a text, for looking up. */
function runs(text: string, size: number): Set<string> {
  const words = bareWords(text)
  const found = new Set<string>()
  for (let at = 0; at + size <= words.length; at += 1) found.add(words.slice(at, at + size).join(' '))
  return found
}

const cache = new Map<string, Set<string>>()
const mostCached = 64

function cachedRuns(text: string, size: number): Set<string> {
  const key = `${size}:${text}`
  const known = cache.get(key)
  if (known !== undefined) return known
  if (cache.size >= mostCached) cache.clear()
  const made = runs(text, size)
  cache.set(key, made)
  return made
}

function shares(words: readonly string[], text: string, size: number): boolean {
  if (words.length < size) return false
  const known = cachedRuns(text, size)
  for (let at = 0; at + size <= words.length; at += 1) if (known.has(words.slice(at, at + size).join(' '))) return true
  return false
}

/** No rules, no card and no data are read aloud, and no assistant speaks out of the character. */
export const leakCheck: Check = (heard, { rulesText, cardText, lang }) => {
  if (readBack.test(heard.text) || confessing.test(heard.text)) return 'leak'
  const words = bareWords(heard.text)
  const more = lang === 'zh' ? 1.5 : 1
  if (shares(words, rulesText, ruleWords * more) || shares(words, cardText, cardWords * more)) return 'leak'
  if (heard.delivered || heard.ended || words.length < heldWords) return 'pass'
  const opening = words.slice(0, heldWords * 2)
  return shares(opening, rulesText, opening.length) && words.length <= ruleWords * more ? 'hold' : 'pass'
}
