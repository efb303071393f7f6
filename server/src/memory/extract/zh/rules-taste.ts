import { dayMs } from '../calendar.ts'
import { rule, type Rule } from '../rule.ts'
import { statement, type Statement } from '../types.ts'
import { feelings } from './lexicon.ts'
import { listOf, objectOf } from './objects.ts'

const also =
  '(?:也|就|有点儿?|有些|最近|还|都|一直|从小|其实|真的|平时|特别|非常|超级?|最|很|挺|蛮|比较|可|太|十分|更|好|是|确实|尤其|可能|老|总是|现在)*'
const idle = /^(?:和你|跟你|听你|看你|你|说话|的是|这|那|她|他|它|自己|上了?[你他她]|上班|加班|挨骂|堵车|排队)/u

function tastes(kind: 'likes' | 'dislikes', raw: string | undefined, say: string): Statement[] {
  if (kind === 'likes' && idle.test(raw ?? '')) return []
  const other = kind === 'likes' ? 'dislikes' : 'likes'
  return listOf(raw).map((object) =>
    statement(kind, object, `${say}${object}`, {
      closes: [
        { predicate: other, object },
        { predicate: 'likes-ended', object },
      ],
    }),
  )
}
function noLonger(raw: string | undefined, say: string): Statement[] {
  return listOf(raw).map((object) =>
    statement('likes', object, `${say}${object}`, {
      polarity: 'ended',
      closes: [
        { predicate: 'does', object },
        { predicate: 'diet', object },
      ],
    }),
  )
}

const endings: Rule[] = [
  rule('我(?:已经|现在)*(?:不再|不)(?:怎么)?(?:喜欢|爱|迷)(?<what>.+?)了|我不再(?:喜欢|爱|迷)(?<what2>.+)', ({ what, what2 }) =>
    noLonger(what ?? what2, '不再喜欢'),
  ),
  rule(
    '我(?:已经|现在)*(?:不再|不)(?<verb>喝|吃|抽|玩|打|看|弹|养)(?<what>.+?)了|我不再(?<verb2>喝|吃|抽|玩|打|看|弹)(?<what2>.+)',
    ({ verb, verb2, what, what2 }) => noLonger(what ?? what2, `不再${verb ?? verb2 ?? ''}`),
  ),
  rule('我(?:已经|最近|现在)*(?:戒|戒掉|戒了)(?<what>.{1,6}?)了?', ({ what }) => noLonger(what, '戒了')),
  rule('我(?:以前|之前|曾经|过去|从前)(?:很|最|特别|也|挺)*(?:喜欢|爱)(?<what>.+)', ({ what }) => noLonger(what, '以前喜欢')),
  rule('我(?:并)?不(?:讨厌|反感)(?<what>.+)', ({ what }) =>
    listOf(what).map((object) => statement('dislikes', object, `不讨厌${object}`, { polarity: 'denied' })),
  ),
]

const dietRules: Rule[] = [
  rule('我对(?<what>.+?)(?:严重|有点|会|也|很|是|都)*过敏|我(?<what2>[\\u4e00-\\u9fff]{1,5}?)(?:严重)?过敏', ({ what, what2 }) => {
    const raw = what ?? what2
    return /(?:不|不会|没有|没)$/u.test(raw ?? '')
      ? listOf((raw ?? '').replace(/(?:不会|没有|不|没)$/u, '')).map((object) =>
          statement('allergy', object, `对${object}不过敏`, { polarity: 'denied' }),
        )
      : /^(?:会|不|没|有点|很|容易|皮肤|上班|周一|学习|工作|开会)/u.test(raw ?? '')
        ? []
        : listOf(raw).map((object) => statement('allergy', object, `对${object}过敏`))
  }),
  rule('我(?:乳糖不耐受?|乳糖不耐)', () => statement('allergy', '乳糖', '乳糖不耐受')),
  rule('我(?:也|一直|从小)*不能(?<verb>吃|喝)(?<what>.+)', ({ verb, what }) =>
    listOf(what).map((object) => statement('diet', object, `不能${verb ?? '吃'}${object}`)),
  ),
  rule('我(?:也|一直|现在|平时|是)*(?:吃素|素食者?|素食主义者?|吃全素|纯素)(?:的|者)?', () => statement('diet', '吃素', '吃素')),
  rule('我(?:也|一直|从来|从小|平时|都|一向|基本|真的)*不(?:怎么|太|爱|能)?(?<verb>吃|喝|抽)(?<what>.+)', ({ verb, what }) =>
    listOf(what).map((object) => statement('diet', object, `不${verb ?? '吃'}${object}`, { closes: [{ predicate: 'likes', object }] })),
  ),
]

const feelingRules: Rule[] = [
  rule(
    `我(?:也|今天|现在|最近|这几天|今晚|有点儿?|有些|好|很|真|真的|太|特别|非常|超级?|超|挺|比较|感觉|感到|觉得|心情|心里|都|快要?|一直|又|还是|实在|这么|是|这两天|刚刚|确实|可)*(?<what>${feelings})(?:死|坏|极|透|得很|得不行|得要命|得睡不着)*(?:了)?`,
    ({ what }, { nowMs }) => {
      const feeling = (what ?? '').replace(/了$/u, '')
      return statement('feeling', feeling, `觉得${feeling}`.replace(/^觉得(?=感冒|发烧|生病|失眠|想家|担心|后悔|压力)/u, ''), {
        confidence: 0.8,
        untilMs: nowMs + dayMs,
      })
    },
  ),
  rule(`我(?:也|今天|现在|一点也|一点都|并|已经)*不(?:太|怎么|是很)?(?<what>${feelings})(?:了)?`, ({ what }) =>
    statement('feeling', what ?? '', `不${what ?? ''}`, { polarity: 'denied' }),
  ),
]

const likingRules: Rule[] = [
  rule('我(?:最|特别|超)(?:喜欢|爱|爱吃|爱喝|爱看|爱听|中意)的(?<kind>[^是]{1,8})(?:就|还|一直)?是(?<what>.+)', ({ kind, what }) => {
    const object = objectOf(what)
    return object === null ? [] : statement(`favourite:${kind ?? ''}`, object, `最喜欢的${kind ?? ''}是${object}`)
  }),
  rule(
    '(?<what>[\\u4e00-\\u9fffA-Za-z]{1,10})(?:就)?是我(?:的)?最爱(?:的(?<kind>.{1,6}))?|(?<what2>[\\u4e00-\\u9fffA-Za-z]{1,10})是我最喜欢的(?<kind2>.{1,6})?',
    ({ what, what2, kind, kind2 }) => {
      const object = objectOf(what ?? what2)
      const of = kind ?? kind2
      if (object === null) return []
      return of === undefined ? tastes('likes', object, '喜欢') : statement(`favourite:${of}`, object, `最喜欢的${of}是${object}`)
    },
  ),
  rule('我(?:的)?(?:爱好|兴趣|兴趣爱好|业余爱好)(?:就)?(?:是|有|包括)(?<what>.+)', ({ what }) => tastes('likes', what, '喜欢')),
  rule(`我${also}对(?<what>.+?)(?:很|特别|非常|挺|也|蛮|比较|最)*(?:感兴趣|有兴趣|着迷|痴迷)`, ({ what }) =>
    tastes('likes', what, '对').map((one) => ({ ...one, text: `对${one.object}感兴趣` })),
  ),
  rule(
    `我${also}(?:喜欢上了?|喜欢|喜爱|热爱|爱上了?|迷上了?|沉迷于?|偏爱|钟爱|爱(?!好|情|人|心|国|过|得|着|的|吃亏))(?<what>.+)`,
    ({ what }) => tastes('likes', what, '喜欢'),
  ),
  rule(`我${also}是(?:个|一个)?(?<what>.{1,10}?)(?:迷|粉丝|的粉丝|铁粉|爱好者|发烧友|控)`, ({ what }) =>
    tastes('likes', (what ?? '').replace(/的$/u, ''), '喜欢'),
  ),
  rule(`我(?:离不开|少不了|百听不厌的是|百看不厌的是)(?<what>.+)`, ({ what }) => tastes('likes', what, '喜欢')),
]
const disliking: Rule[] = [
  rule(
    '我(?:也|一直|从小|其实|真的|实在|并|从来|都|是|确实|就)*不(?:太|怎么|大|是很|是特别|那么)?(?:喜欢|爱)(?<what>.+)|我一点[也都]不(?:喜欢|爱)(?<what2>.+)',
    ({ what, what2 }) => tastes('dislikes', what ?? what2, '不喜欢'),
  ),
  rule(`我${also}(?:讨厌|厌恶|反感|受不了|忍受不了|恨(?!不得))(?<what>.+)`, ({ what }) => tastes('dislikes', what, '讨厌')),
  rule(`我${also}(?:怕|害怕)(?<what>(?!麻烦|你|得|了|是|的|不).+)`, ({ what }) => tastes('dislikes', what, '怕')),
  rule(`我${also}对(?<what>.+?)(?:没兴趣|没有兴趣|没什么兴趣|不感兴趣|不太感兴趣)`, ({ what }) =>
    tastes('dislikes', what, '').map((one) => ({ ...one, text: `对${one.object}不感兴趣` })),
  ),
]
const doing: Rule[] = [
  rule(
    `我${also}(?:会|在)?(?<verb>弹|拉|吹|打|踢|下|练|跳|收集|收藏|集)(?<what>钢琴|吉他|小提琴|大提琴|二胡|古筝|琵琶|笛子|萨克斯|长笛|小号|口琴|架子鼓|鼓|尤克里里|篮球|羽毛球|乒乓球|网球|排球|足球|太极拳?|高尔夫|桌球|台球|围棋|象棋|国际象棋|五子棋|瑜伽|书法|武术|拳击|跆拳道|芭蕾舞?|街舞|邮票|硬币|黑胶唱片|黑胶|唱片|明信片|手办|老照片|旧书|石头|球鞋|盲盒|贝壳)(?:的)?`,
    ({ verb, what }) => statement('does', what ?? '', `${/[弹拉吹]/u.test(verb ?? '') ? '会' : ''}${verb ?? ''}${what ?? ''}`),
  ),
  rule(
    `我(?:每天|每周末?|周末|平时|经常|常|常去|喜欢)*(?:都|会|去)*(?<what>跑步|爬山|游泳|钓鱼|骑车|健身|徒步|露营|滑雪|冲浪|攀岩|写日记|画画|观鸟|看星星)`,
    ({ what }) => statement('does', what ?? '', `常${what ?? ''}`),
  ),
]

export const tasteRules: Rule[] = [
  ...dietRules.slice(0, 4),
  ...endings,
  ...disliking,
  ...likingRules,
  ...dietRules.slice(4),
  ...feelingRules,
  ...doing,
]
