const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** Particles and pronouns: they mean nothing, alone or beside another character. */
const particles = new Set(
  '的了是我你您他她它们在吗呢吧啊呀哦嗯哈么嘛啦哇呐呗之也就都很还又再不没和与跟对把被给让从而但或及着过得地一这那哪什谁怎几会要想可',
)
/** Too common to mean much alone, yet part of words and names. */
const common = new Set('有到向以为个样能去来上下里好多少大小人些因所如果时候自己知道说')
const stopWords = new Set(
  `我们 你们 他们 她们 它们 自己 这个 那个 这里 那里 这样 那样 什么 怎么 怎样 为什么 哪里 哪儿 多少 时候 因为 所以 但是 可是 不过 然后 如果 就是 还是 只是
  不是 没有 可以 可能 应该 已经 一个 一下 一些 一点 有点 真的 非常 特别 比较 觉得 感觉 知道 现在 今天 的话 是不是 有没有 起来 出来 过来 这么 那么 之后 之前 以后
  一直 还有 或者 而且 一样 大家 东西 事情 什么样 哪个 谁的 你好 谢谢 好的 多少 大小 那样 不会 不能 就要 都是 也是 我说 你说 他说 想要 不要 还要 要是`.split(
    /\s+/,
  ),
)

/**
 * Tokens of a run of Han characters: its words of two or more, every pair and every single character that means something.
 * Pairs repair what the segmenter splits (names); singles catch what only part of a word repeats. A pair that is also a
 * word counts twice, and so outweighs one that only happens to stand side by side.
 */
export function hanTokens(run: string): string[] {
  const found: string[] = []
  for (const { segment } of words.segment(run)) {
    if (segment.length >= 2 && !stopWords.has(segment) && !Array.from(segment).every((character) => particles.has(character)))
      found.push(segment)
  }
  const characters = Array.from(run)
  characters.forEach((character, index) => {
    if (!isCommon(character)) found.push(character)
    const next = characters[index + 1]
    if (next === undefined || particles.has(character) || particles.has(next) || stopWords.has(character + next)) return
    if (!common.has(character) || !common.has(next)) found.push(character + next)
  })
  return found
}

function isCommon(character: string): boolean {
  return particles.has(character) || common.has(character)
}

const metaPhrases =
  /(?:你|您)?(?:还|是否)?(?:记不记得|记得|记住|想起|忘了|忘记)|告诉过?(?:你|您|我)?的?|(?:说|提|讲|聊)(?:过|起|到)的?|(?:跟|和|对)(?:你|您|我)(?:说|讲|聊)/gu

/** A query's run of Han without the words that only ask to remember. */
export function withoutHanMeta(run: string): string {
  return run.replace(metaPhrases, ' ')
}
