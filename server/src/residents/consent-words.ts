const yesEnglish =
  /^\W*(oh |well |hm+,? |(?:um+|uh+|erm?|ah)[,.…]* )*(yes|yeah|yep|yup|sure|ok(ay)?|please do|do|go ahead|of course|why not|(no|not a) problem|i don[’']?t mind|gladly|by all means|i[’']?d (like|love) (that|to)|sounds? (good|nice|lovely|great)|that would be (nice|lovely|great|good)|fine by me|you may|absolutely|certainly)\b/i
const noEnglish = /\b(no|nope|nah|not|don[’']?t|rather|never|later|maybe|neither|won[’']?t|no one|nobody)\b/i
const saysNoButMeansYes =
  /\b(why not|(no|not a) problem|not at all|(do )?(i )?(don[’']?t|do not|wouldn[’']?t) mind( at all)?|no worries)\b/gi
const yesChinese = /^[\s\p{P}]*(嗯+|哦|啊)?[，,]?(好|行|可以|当然|没问题|要|愿意|请便|乐意|成|介绍吧|你说吧|嗯|是的|对)/u
const noChinese = /不|别|没(?!问题|关系)|算了|免了|改天|以后|下次|再说|暂时|也许|可能/u

/**
 * A yes, a no, or neither, to a question whether one may be introduced. Only a plain yes is one: a maybe, a later and a
 * yes with a but are a no.
 */
export function readConsent(text: string): 'yes' | 'no' | null {
  const line = text.trim()
  if (line.length > 120) return null
  const yes = yesEnglish.test(line) || yesChinese.test(line)
  const no = noEnglish.test(line.replace(saysNoButMeansYes, '')) || noChinese.test(line)
  if (no) return 'no'
  return yes ? 'yes' : null
}
