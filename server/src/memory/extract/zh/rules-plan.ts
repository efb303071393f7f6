import { rule, type ClauseContext, type Rule } from '../rule.ts'
import { statement, type Statement } from '../types.ts'
import { sayChineseDate } from './dates.ts'
import { events } from './lexicon.ts'
import { objectOf } from './objects.ts'

const start = '(?:我们?|我和.{1,4}|我跟.{1,4})?(?:就|还|也|得|一早|可能|都|又|终于)*'

function planned(does: string | null, context: ClauseContext, confidence = 0.9): Statement | null {
  const { date } = context
  if (does === null || date === null || date.past) return null
  return statement('plan', does, `${sayChineseDate(date, context)}${does}`, { confidence, untilMs: date.endMs })
}
const chat = /^(?:见|再来|再见|聊|说|来|回来|睡|睡觉|休息|上班|再说|过来|找你|看你|继续|吃饭|洗澡|就|很|不|没|下雨|天气|是)/u

/** For clauses with a date to come; they see the clause without it. */
export const datedPlanRules: Rule[] = [
  rule(
    `${start}(?:要|有|去|参加|得|需要|会|还要|有个|有场|有一场|有一个|有门)*(?<what>(?:期末|期中|英语|数学|重要的?|最后的?|一场|一个|第一次|公司的?|大学|研究生|钢琴|驾照|毕业|项目)*(?:${events}))(?:的)?(?:了)?`,
    ({ what }, context) => planned(what ?? null, context),
  ),
  rule('我(?:的)?(?<what>[\\u4e00-\\u9fff]{1,8}?)(?:就)?(?:在|是|改到|定在|安排在|推迟到)', ({ what }, context) =>
    planned(what === undefined || /^(?:生日|家|名字)$/u.test(what) || /^(?:现在|一直|都|不)/u.test(what) ? null : objectOf(what), context),
  ),
  rule(`${start}(?<verb>要|得|必须|打算|准备|计划|想|想要|约了人?|会)(?<what>.+)`, ({ verb, what }, context) => {
    const object = objectOf(what)
    if (object === null || chat.test(object)) return null
    return planned(`${/^(?:打算|准备|计划|想)/u.test(verb ?? '') ? '打算' : '要'}${object}`, context, verb === '想' ? 0.8 : 0.9)
  }),
  rule(
    `${start}(?<what>(?:去|飞|飞往|回|搬到|搬去|出发去|坐火车去|开车去|陪|带|参加|见|接|看|开始|结婚|毕业|入职|出国|动手术|领证|订婚|交|提交|上台|报到|请假).*)`,
    ({ what }, context) => {
      const object = objectOf(what)
      return object === null || /^(?:见|回)$|^(?:看看|看你|见你|回家|回来|回去|去睡|去吃饭)/u.test(object) ? null : planned(object, context)
    },
  ),
  rule(`(?:我)?有(?:一?[个场次门节])?(?<what>.{2,10})`, ({ what }, context) => {
    const object = objectOf(what)
    return object === null || /^(?:点|空|时间|事|人|什么|趣|雨|雪|风)/u.test(object) ? null : planned(`有${object}`, context)
  }),
]

/** Plans without a date, said as plans. */
export const openPlanRules: Rule[] = [
  rule(`我们?(?:就|还|也|正|最近)*(?:打算|准备|计划)(?<what>.+)`, ({ what }) => {
    const object = objectOf(what)
    return object === null || chat.test(object) ? null : statement('plan', `打算${object}`, `打算${object}`, { confidence: 0.7 })
  }),
  rule('我(?:们)?(?:快|就|马上)?要(?<what>结婚|搬家|出国|毕业|高考|当(?:爸爸|妈妈)|生(?:宝宝|孩子)|考研|退休)了?', ({ what }) =>
    statement('plan', `要${what ?? ''}`, `要${what ?? ''}`, { confidence: 0.7 }),
  ),
]
