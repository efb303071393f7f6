import type { editor as english } from '../en/editor.ts'
import type { InChinese } from '../types.ts'

export const editor: InChinese<typeof english> = {
  title: '你的样子',
  parts: '样子的各部分',
  tab: { body: '身形', face: '脸', hair: '头发', outfit: '衣着', worn: '佩戴', colours: '颜色', size: '大小' },
  tools: '改动',
  undo: '撤销',
  redo: '重做',
  reset: '变回原样',
  random: '随便来一身',
  randomShort: '随便',
  turn: '转动小人',
  degrees: '{{degrees}} 度',
  coats: '花色',
  coat: '花色 {{number}}',
  lacks: '这种身形没有这一样。在“身形”里选“人”就有了。',
  noPreview: '这里画不出小人，不过照样可以挑。',
  save: '就这样',
  leaveTitle: '不换了吗？',
  leaveText: '刚才的改动不会留下。',
  leave: '不换了',
  stay: '再挑挑',
  change: '换个样子',
}
