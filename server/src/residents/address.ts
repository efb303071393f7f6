import type { Card } from '@kith/shared/card'

/** How a line names someone: called on (`vocative`), spoken of (`mention`), or not at all. */
export type Naming = 'vocative' | 'mention' | 'none'

const han = /\p{Script=Han}/u
const greetingStart =
  /^(hi|hey|hello|ok|okay|so|well|oh|and|but|excuse me|good ?bye|bye( bye)?|see (you|ya)|good (morning|evening|night|afternoon)|dear|thanks|thank you|嗨|喂|哎|诶|嘿|你好|您好|哈喽|早|早上好|晚上好|晚安|再见|拜拜|回见|谢谢|请问|那|对了|好的?)[\s,，!！.。~、:：]*/iu
const openAddress =
  /\b(everyone|everybody|anyone|anybody|you (all|two|three|guys|lot)|y'all|folks|who (here|knows)|somebody|someone here)\b|大家|各位|有人(吗|在|知道)|谁(知道|能|会|在)|你们/iu
const greeting =
  /^\s*(hi|hey|hello|hiya|yo|good (morning|evening|afternoon)|howdy|你好|您好|嗨|哈喽|早|早上好|晚上好|下午好|在吗|有人吗)(?=$|[\s,，!！.。~?？呀啊哦])/iu
const question =
  /[?？]\s*$|^(who|what|when|where|why|how|which|do|does|did|is|are|can|could|would|will|have|has)\b|[吗呢么]\s*[。!！~]?$|(什么|怎么|为什么|哪里|哪儿|谁|几点|多少|是不是|有没有|能不能|可不可以)/iu

/** Every name a resident answers to, longest first. */
export function namesOf(card: Card): string[] {
  const { names, aliases } = card.data.extensions.kith
  const all = new Set(
    [names.zh, names.en, card.data.name, ...aliases.zh, ...aliases.en].map((name) => name.trim()).filter((name) => name !== ''),
  )
  return [...all].sort((a, b) => b.length - a.length)
}

function findName(text: string, name: string): { start: number; end: number } | null {
  const lower = text.toLocaleLowerCase()
  const wanted = name.toLocaleLowerCase()
  let from = 0
  for (;;) {
    const start = lower.indexOf(wanted, from)
    if (start < 0) return null
    const end = start + wanted.length
    const bounded = han.test(name) || (!/[\p{L}\p{N}]/u.test(lower[start - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(lower[end] ?? ' '))
    if (bounded) return { start, end }
    from = end
  }
}

/**
 * How `text` names somebody known by `names`. Called on means: at the start (a greeting word may go before)
 * followed by a pause, or at the very end; a name of Han characters at the start counts without a pause.
 */
export function naming(text: string, names: readonly string[]): Naming {
  let best: Naming = 'none'
  for (const name of names) {
    const found = findName(text, name)
    if (found === null) continue
    const before = text.slice(0, found.start).trim()
    const after = text.slice(found.end)
    const atStart = before === '' || before.replace(greetingStart, '') === '' || (greetingStart.test(`${before} `) && before.length <= 16)
    const pause = /^\s*([,，!！?？.。:：、~…—-]|$)/u.test(after)
    const calls = atStart && (pause || /^\s*(你|您|can you|could you|do you|are you|what|how|tell|please|will you|have you)/iu.test(after))
    const atEnd =
      /^[\s!！?？.。~…]*$/u.test(after) &&
      (before === '' || /[,，、!！?？.。]\s*$/u.test(text.slice(0, found.start)) || before.replace(greetingStart, '') === '')
    if (calls || atEnd) return 'vocative'
    best = 'mention'
  }
  return best
}

const farewell =
  /\b(good ?bye|bye( bye)?|see (you|ya)|good ?night|farewell|take care|i('m| am) (off|leaving|going( now)?)|(gotta|got to|have to|must|should) (go|run|sleep)|talk (to you )?later)\b|再见|拜拜|晚安|回头见|下次见|明天见|我(先)?走(了|啦)|我(要|该|得)(走|睡|回)/iu

/** The person takes leave; FL13 begins after the answer. */
export function isFarewell(text: string): boolean {
  return text.length <= 80 && farewell.test(text)
}
export function isOpenAddress(text: string): boolean {
  return openAddress.test(text)
}
export function isGreeting(text: string): boolean {
  return greeting.test(text)
}
export function isQuestion(text: string): boolean {
  return question.test(text.trim())
}
