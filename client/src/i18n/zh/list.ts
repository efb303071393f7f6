import type { InChinese } from '../types.ts'
import type { list as english } from '../en/list.ts'

export const list: InChinese<typeof english> = {
  map: '园子的平面图，方向键走动。',
  here: '你在这里',
  at: '你在：{{place}}',
  seatedAt: '你坐在：{{place}}',
  near: '离你最近：{{place}}，{{metres}} 米',
  walking: '正走过去……',
  sitDown: '坐下',
  standUp: '起身',
  gesture: '{{name}}：{{gesture}}',
  chosen: '这是列表视图，不画立体画面，省电。',
  lost: '这里暂时画不出立体画面，其余一切照旧。',
  toPicture: '看看立体的园子',
}
