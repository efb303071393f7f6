import { animals, friends, kin } from './lexicon.ts'

const jest =
  /才怪|呵呵|开玩笑|说笑|骗你的|骗你|逗你|反话|闹着玩|瞎说的|🙄|🙃|\[狗头\]|假装|角色扮演|在游戏里|游戏里我|梦里|我的角色|小说里|电影里|故事里|歌里|歌词/u
const supposition = /如果|要是|假如|假设|万一|的话|就好了|但愿|希望|倘若|若是|要不是|巴不得|恨不得|想象|梦见|梦到|做梦|除非|即使|哪怕/u
const doubt = /好像|可能|也许|大概|说不定|或许|应该|似乎|不确定|差点|差不多|快要|小时候|的时候|以为|曾想|本来想|据说|听说|传说/u
const reported = new RegExp(
  `(?:他们?|她们?|别人|有人|人家|大家|有些人|书上|网上|新闻|广播|你们?|医生|师傅|小满|老周|阿灯|[小老阿][\\u4e00-\\u9fff]|${kin}|${friends})(?:[\\u4e00-\\u9fff]{0,3}?)(?:说|讲|问|觉得|认为|以为|告诉|写|唱|猜|夸|骂|笑)|我(?:跟|对|和|骗)?(?:他|她|他们|别人|我妈|我爸|老师)(?:说|讲|过)|我告诉(?!你)|我骗`,
  'u',
)
const asks =
  /什么|谁|哪[里儿个位些]?|几[岁个点号月]|多少|多大|怎么|怎样|为什么|为啥|是不是|有没有|能不能|可不可以|会不会|要不要|好不好|知不知道|记不记得|[\u4e00-\u9fff]?([\u4e00-\u9fff])不\1|吗$|么$|呢$/u
const harmlessAsk = /没什么|什么都|哪里都|怎么也|谁都|随便什么|不怎么|没怎么|多少有/gu
const filler =
  /^(?:哈喽|哈啰|你好呀?|您好|嗨|嘿|喂|嗯+|哦+|啊+|哎呀?|唉|那个|那|其实|对了|话说|说实话|老实说|不瞒你说|告诉你|跟你说|我跟你说|我告诉你|是的|对|不是|没有|好的|好|行|大家好|哈哈+|嘻嘻|谢谢|不过|但是|但|可是|而且|还有|所以|因为|因此|然后|并且|对不起|抱歉|早上好|晚上好|早|最近|现在|目前|平时|另外|反正|小满|老周|阿灯|很高兴认识你|请)(?=我|叫我|大家)/u
const particles = /(?:呀|啊|啦|哦|哈|嘛|哇|呢|吧|喔|噢|的说|哟|耶|~|～|\s)+$/u

/** One way of writing: half-width marks, no spaces between characters, no pictures. */
function canonicalChinese(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Extended_Pictographic}|\uFE0F/gu, ' ')
    .replace(/妳/g, '你')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, ',')
    .replace(/(?<=\p{Script=Han})\s+(?=[\p{L}\d])|(?<=[\p{L}\d])\s+(?=\p{Script=Han})/gu, '')
    .trim()
}

function withoutQuotes(text: string): string {
  return text.replace(/[「『"“]([^「」『』"“”]*)[」』"”]/g, (_, inside: string, at: number) => {
    const before = text.slice(0, at)
    return /(?:叫|喜欢|爱|看|读|听|讨厌)$/.test(before) && inside.length <= 10 && !inside.includes('我') ? inside : ''
  })
}

const otherSubject = new RegExp(`^(?:你|您|他|她|它|咱|大家|别人|人家|这|那(?!么)|我们|${kin}|${friends})`, 'u')
const selfSubject = new RegExp(`^我(?!们|(?:家)?(?:的)?(?:${kin}|${friends}|${animals}))`, 'u')
/** Brings up a pet or a person; what follows may be about them. */
const bringsUp = new RegExp(`(?:有|养|领养|收养|捡).*(?:${kin}|${friends}|${animals})`, 'u')
/** A clause that can go on about the speaker without saying "I". */
const goesOn =
  /^(?:今年|也|还|最|很|特别|非常|一直|现在|目前|平时|从小|喜欢|爱|住|在|是|来自|老家|养|有|会|讨厌|不|对|学|做|属|从|家|叫|已经|刚|正在|打算|准备|\d+岁|[一二三四五六七八九十]+岁|但我?|不过|热爱|最近|偶尔|经常|超|真的)/u

/** The plain statements of a line: without questions, suppositions, doubts, jests and what others say. "我" is put back where it was left out. */
export function statedClauses(line: string): string[] {
  const text = canonicalChinese(line)
  if (jest.test(line)) return []
  const out: string[] = []
  for (const sentence of withoutQuotes(text).match(/[^。!?;\n…]+[。!?;\n…]*/gu) ?? []) {
    const asked = /\?/.test(sentence.slice(-3))
    const body = sentence.replace(/[。!?;\n…]+$/gu, '')
    if (supposition.test(body) || reported.test(body)) continue
    const parts = body
      .split(/[,:]|但是|(?<=.)不过(?=我|也|还|就|更|最|现在)|可是|而且|(?=也不[吃喝抽喜爱会])/u)
      .map((part) => part.trim())
      .filter((part) => part !== '')
    let aboutMe = false
    parts.forEach((part, at) => {
      const raw = strip(part)
      if ((asked && at === parts.length - 1) || asks.test(raw.replace(harmlessAsk, '')) || doubt.test(raw)) {
        aboutMe = aboutMe && !otherSubject.test(raw)
        return
      }
      const clause = strip(raw.replace(particles, ''))
      const mine = selfSubject.test(clause)
      out.push(!mine && aboutMe && goesOn.test(clause) && !otherSubject.test(clause) ? `我${clause}` : clause)
      aboutMe = (mine || (aboutMe && !otherSubject.test(clause))) && !bringsUp.test(clause)
    })
  }
  return out.filter((clause) => clause !== '')
}

function strip(part: string): string {
  let text = part.trim()
  for (let before = ''; before !== text;) {
    before = text
    text = text.replace(filler, '')
  }
  return text
}
