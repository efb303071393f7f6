import type { InChinese } from '../types.ts'
import type { sound as english } from '../en/sound.ts'

export const sound: InChinese<typeof english> = {
  title: '声音',
  on: '打开声音',
  hint: '按 M 键开关。',
  ambience: '周围',
  steps: '脚步',
  chimes: '铃声',
  tune: '慢曲子',
  off: '关',
  turnedOff: '声音关了，再按 M 打开。',
  turnedOn: '声音开了。',
  knocked: '{{name}}在敲门。',
}
