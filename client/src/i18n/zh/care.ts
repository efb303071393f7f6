import type { InChinese } from '../types.ts'
import type { care as english } from '../en/care.ts'

export const care: InChinese<typeof english> = {
  label: '聊完以后',
  question: '聊完了，心情怎么样？',
  better: '好些了',
  same: '差不多',
  worse: '不如之前',
  note: '答案留在这台设备上，小屋只多记一笔，不记名字。',
  thanks: '谢谢，已记在这台设备上。',
  dismiss: '以后再说',
  never: '别再问了',
  title: '聊完以后',
  ask: '聊完问问我的心情',
  askHint: '一天最多一次。答案留在这台设备上；主人只看得到凑满五个之后的合计。',
  none: '还没有回答。',
  share_other: '聊过 {{count}} 次，{{better}} 次之后好些了。',
  week: '{{day}}那一周：好些了 {{better}}，差不多 {{same}}，不如之前 {{worse}}',
  forget: '忘掉我的回答',
}
