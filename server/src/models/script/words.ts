import { normalise } from './understand/normalise.ts'

const englishStop = new Set(
  "a an the and or but if then so of to in on at by for with from about into over under up down out off as is am are was were be been being do does did done have has had i you he she it we they me him her us them my your his its our their mine yours this that these those there here what which who whom whose when where why how not no nor yes can could will would shall should may might must just very really too also only even still again ever never some any all much many more most other such own same than like want know think tell say said get got go going come one two thing things something anything nothing someone anyone everything lot bit let's lets i'm i've i'll i'd you're you've you'll it's that's what's don't didn't doesn't can't won't isn't aren't wasn't please ok okay oh well hey hi hello thanks thank kind sort maybe quite pretty make made".split(
    ' ',
  ),
)
const chineseStop = new Set(
  '的 了 是 我 你 您 他 她 它 们 我们 你们 他们 咱们 这 那 这个 那个 这里 这儿 那里 那儿 有 没 没有 不 也 都 就 还 在 和 跟 与 把 被 给 让 对 从 到 上 下 里 吗 呢 吧 啊 呀 哦 嗯 嘛 么 什么 怎么 为什么 谁 哪 几 多少 一 一个 个 很 太 真 好 最 更 要 想 会 能 可以 得 着 过 去 来 说 讲 做 看 知道 觉得 喜欢 时候 现在 今天 一下 一点 点 些 再 又 才 只 但 但是 因为 所以 如果 还是 或者 就是 不是 可是 其实 然后 记得 告诉 问 聊 东西 事 事情 人'.split(
    ' ',
  ),
)
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** A small English stem: enough that "lanterns" meets "lantern" and "baking" meets "bake". */
function stem(word: string): string {
  if (word.length <= 3) return word
  return word
    .replace(/'s$|'$/, '')
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(ss|us|is)$|s$/, '$1')
    .replace(/(?<=\w{3})(?:ing|ed)$/, '')
    .replace(/([bdgklmnprt])\1$/, '$1')
    .replace(/e$/, '')
}

/** Content words of a text in either language, in order: English stems, Chinese words and, for what the dictionary splits, bigrams. */
export function contentWords(text: string): string[] {
  const plain = normalise(text)
  const out: string[] = []
  for (const { segment, isWordLike } of segmenter.segment(plain)) {
    if (isWordLike !== true) continue
    if (/\p{Script=Han}/u.test(segment)) {
      if (!chineseStop.has(segment)) out.push(segment)
    } else if (!englishStop.has(segment)) out.push(stem(segment))
  }
  const runs = plain.match(/\p{Script=Han}{2,}/gu) ?? []
  for (const run of runs) {
    for (let index = 0; index + 1 < run.length; index += 1) {
      const pair = run.slice(index, index + 2)
      if (!out.includes(pair) && !chineseStop.has(pair) && !chineseStop.has(pair.charAt(0)) && !chineseStop.has(pair.charAt(1)))
        out.push(pair)
    }
  }
  return out
}

/**
 * How strongly a key is present in a text, 0–1: longer and rarer keys count more; a lone Chinese character must be a word
 * there. A key of several parts with a plus between them wants all of them, in any order: "watch+slow".
 */
export function keyStrength(key: string, text: string, words: ReadonlySet<string>): number {
  const plain = normalise(key)
  if (plain.includes('+')) return plain.split('+').every((part) => holdsPart(part.trim(), text)) ? 1 : 0
  if (/\p{Script=Han}/u.test(plain)) return chineseKeyStrength(plain, text, words)
  const parts = plain.split(/[\s-]+/).map(stem)
  if (!stemsOf(text).includes(` ${parts.join(' ')} `)) return 0
  if (parts.length === 1 && englishStop.has(plain)) return 0.25
  return parts.length === 1 ? 0.78 : parts.length === 2 ? 0.9 : 1
}

/** Words in which a lone character of a key means something else: no star in "week", no cake in "awful". */
const compounds =
  /帮忙|连忙|糟糕|星期|明星|[上下这那几个半一二三四五六七八九十两]个?月(?:份|底|初)?|月(?:份|底|初)|表示|表达|代表|表现|熊猫|发火|火大|恼火|火锅|卷子|书记|证书|车站|老师|阿灯|老周|小满|水平|光是|发光|时光|眼光|看书包|冷静|热情|热闹|风格|天真|聊天|今天|明天|昨天|后天|每天|天天|那天|整天|花钱|花时间|打听|心情|开心|担心|放心|小心|关心|故事|做事|好吃|路上|茶几/gu

/** Words that hold a key of two characters and mean another. */
const wholes = /[男女小]朋友/gu

function holdsPart(part: string, text: string): boolean {
  if (/\p{Script=Han}/u.test(part)) return text.includes(part)
  return stemsOf(text).includes(
    ` ${part
      .split(/[\s-]+/)
      .map(stem)
      .join(' ')} `,
  )
}

function chineseKeyStrength(key: string, text: string, words: ReadonlySet<string>): number {
  if (!text.includes(key)) return 0
  const length = Array.from(key).length
  if (chineseStop.has(key)) return 0.25
  if (length === 1) return words.has(key) || text.replace(compounds, ' ').includes(key) ? 0.72 : 0
  if (length === 2 && !text.replace(wholes, ' ').includes(key)) return 0
  return length === 2 ? 0.8 : length === 3 ? 0.92 : 1
}

function stemsOf(text: string): string {
  return ` ${text
    .split(/[^\p{L}\p{N}']+/u)
    .map(stem)
    .join(' ')} `
}

/** Every word as the dictionary cuts it, stop words too. */
export function wordSegments(text: string): Set<string> {
  return new Set(Array.from(segmenter.segment(normalise(text)), ({ segment }) => segment))
}
