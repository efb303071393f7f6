import type { Emote } from '@kith/shared/actions'

/** Words that the body says along, wherever they stand in a line. */
const anywhere: readonly (readonly [RegExp, Emote])[] = [
  [/\b(?:ha){2,}h?\b|\b(?:he){2,}\b|\blol\b|哈哈|嘿嘿|😂|🤣/iu, 'laugh'],
  [/\bcongrat|\bbravo\b|\bwell done\b|\bhappy birthday\b|恭喜|太棒了|太厉害了|生日快乐|🎉|👏/iu, 'clap'],
  [/\blove (?:you|it|this)\b|\bthank you so much\b|爱你|太喜欢|好喜欢|谢谢你们|❤|♥|🥰/iu, 'heart'],
]
/** Words that only a line which begins with them means so. */
const first: readonly (readonly [RegExp, Emote])[] = [
  [/^(?:oh,? )?(?:hi|hello|hey|good (?:morning|afternoon|evening|night)|bye|goodbye|see you|welcome)\b/iu, 'wave'],
  [/^(?:哦，?|啊，?)?(?:大家|你们)?(?:你好|您好|嗨|哈喽|嘿|早上好|早啊|下午好|晚上好|晚安|再见|拜拜|回头见|明天见|欢迎)/u, 'wave'],
  [/^(?:yes|yeah|yep|sure|of course|okay|ok|exactly|agreed|thanks|thank you)\b|^(?:right|i see)(?:[,.!]|$)/iu, 'nod'],
  [/^(?:是的|是啊|好的|好啊|好呀|对啊|对呀|对[，。！]|嗯|当然|没错|可以[，。！]|谢谢|知道了|明白)/u, 'nod'],
  // Both hands out, palms up: there you are, do sit down.
  [/^(?:here(?: you (?:are|go))?[,.!:]|take (?:this|one|a seat)\b|(?:come and )?sit(?: down)?\b|please[,.]|after you\b)/iu, 'give'],
  [/^(?:喏|拿着|给[你您，]|请[，坐喝用]|坐[，。吧呀]|坐下|来[，坐])/u, 'give'],
  // “No cloud tonight” and “没有人” deny nothing.
  [/^(?:no|nope|nah|not really|never)(?:[,.!]|$)/iu, 'shake'],
  [/^(?:不是|不行|不要|不用|不会|没有|还没|才不)(?:[，。！啊呀吧的]|$)/u, 'shake'],
]

/** The gesture that goes with some words, if any: a wave with a hello, a laugh with a haha. In English and Chinese. */
export function gestureInWords(words: string): Emote | null {
  const line = words.trim()
  for (const [pattern, emote] of anywhere) if (pattern.test(line)) return emote
  for (const [pattern, emote] of first) if (pattern.test(line)) return emote
  return null
}
