import type { InChinese } from '../types.ts'
import type { door as english } from '../en/door.ts'

export const door: InChinese<typeof english> = {
  garden: '灯园',
  privateRoom: '一间私人小屋',
  tagline: '黄昏的园子，有人，也有 AI 居民。走近，打声招呼就好。',
  invited: '有人在里面给你留了位置。',
  name: '你的名字',
  look: '你的样子',
  looks: '样子 {{number}}，共 6 个',
  moreLooks: '更多样子……',
  ownLook: '你自己的样子，点开可改',
  enter: '进园',
  entering: '正在开门……',
  language: '语言',
  insideNobody: '园里还没有人，灯已经点上了。',
  insidePeople_other: '{{count}} 个人',
  insideResidents_other: '{{count}} 位居民',
  insideBoth: '里面有 {{people}}和 {{residents}}',
  insideOne: '里面有 {{who}}',
  aiNotice: '你遇见的有些是 AI，名字前带着 {{star}}。',
  nameNeeded: '请留个称呼，好让大家叫你。',
  randomName: '换个名字',
  unreachable: '园子这会儿没有回应，我们会一直试着敲门。',
  tryAgain: '再试一次',
  broken: '有东西没能载入。',
  reload: '重新载入',
}
