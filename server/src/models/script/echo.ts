import type { Talk } from './talk.ts'

/** Too common to be what a line is about. */
const plain =
  /\b(?:bit|lot|while|few|thing|things|day|days|one|way|mess|shame|joke|minute|moment|hour|week|month|year|time|times|night|evening|morning|point|couple|kind|sort|reason|chance|idea|job|life|name|place|person|man|woman|guy|people|house|friend|stick|report|email|meeting|question|break|walk|look|go|try|long|good|bad|real|hard|great|nice|little|whole|new|third|second|first|next|last)$/
const englishThing =
  /\b(?:an?|two|three) (?<x>(?:[a-z]+ )?[a-z]{3,})(?=[,.!?;]|$| (?:on|in|at|by|with|who|that|called|named|from|outside|under|behind|yesterday|today)\b)/g
const chineseThing =
  /[一两三几](?:只|条|家|把|辆|座|本|张|棵|朵|匹|头|台|部|首|群|盏|碗|盘)(?<x>[\p{Script=Han}]{1,6}?)(?=[,，。.!！?？]|$|在|从|跟|把|被|的时候|站|坐|趴|飞|跑)/gu
const longestEcho = 18

/** The thing somebody tells of ("a parrot, on the dashboard"), to say it back; null when none stands out. */
export function echoOf(talk: Talk): string | null {
  const { heard } = talk
  if (heard === null || heard.question) return null
  for (const found of heard.text.matchAll(talk.lang === 'zh' ? chineseThing : englishThing)) {
    const words = found.groups?.['x'] ?? ''
    const thing = talk.lang === 'zh' ? words : (words.split(' ').at(-1) ?? '')
    if (thing !== '' && thing.length <= longestEcho && !plain.test(thing)) return plain.test(words.split(' ')[0] ?? '') ? thing : words
  }
  return null
}

const yearsEn =
  /\b((?:[5-9]|\d{2}|(?:five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twenty|thirty|forty|fifty|sixty)(?:-\w+)?)) years)\b(?! old| ago| later)/
const yearsZh = /((?:[五六七八九]|[\d两二三四五六七八九]*十[一二三四五六七八九]?|[5-9]|\d{2})年)(?![前后级代纪])/
const againEn = /\b((?:third|fourth|fifth|sixth|seventh) (?:time|try|attempt|go))\b/
const againZh = /(第?[三四五六七八九][次回趟])/

/** How long, or how often again, somebody tells of; null when they tell of neither. */
export function countOf({ heard, lang }: Talk): { group: string; about: string } | null {
  if (heard === null || heard.question) return null
  const years = (lang === 'zh' ? yearsZh : yearsEn).exec(heard.text)?.[1]
  if (years !== undefined) return { group: 'stock.echoYears', about: years }
  const again = (lang === 'zh' ? againZh : againEn).exec(heard.text)?.[1]
  return again === undefined ? null : { group: 'stock.echoAgain', about: again }
}
