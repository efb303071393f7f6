import type { InChinese } from '../types.ts'
import type { help as english } from '../en/help.ts'

export const help: InChinese<typeof english> = {
  title: '怎么待在这里',
  walkTitle: '走动',
  walkText: '用 W A S D 或方向键，按住 Shift 跑；也可以点地面。拖动看四周，滚轮或双指拉近。按 E 或点座位坐下。',
  touchText: '手机上：拇指放在左半边，拖着走。',
  talkTitle: '说话',
  talkText: '按回车开始写。耳语传 1.5 米，平常说话 8 米，喊一声全屋都听见。输入框上方写着谁听得见你。',
  residentsTitle: '居民',
  residentsText: '名字前有 ✦ 的是 AI。叫他们的名字，或者单独站到谁身边。他们会记住听见的话；你随时可以看、更正、删除。',
  gesturesTitle: '动作',
  gesturesText: '按 1 到 9、0、- 和 =：挥手、跳舞、点头、大笑、比心、鼓掌、摇头、指一指、摇摆、转圈、捡起、递给。',
  listTitle: '不用看画面',
  listText: '全部都能用键盘：“在场的人”列出谁在附近，还能带你走过去；对话会由读屏软件念出来。',
  safeTitle: '有人不友善时',
  safeText: '打开“在场的人”：静音、屏蔽或举报。对方不会知道。',
  modelTitle: '是什么在说话',
  modelText: '居民说话用的是：{{model}}。',
  script: '自带的脚本，句子都是人写的',
  modelAt: '{{model}}（{{host}}）',
  modelHere: '{{model}}（就在这台服务器上）',
  stop: '按 Esc 可以让正对你说话的居民停下。',
}
