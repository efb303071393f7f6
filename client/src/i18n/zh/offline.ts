import type { InChinese } from '../types.ts'
import type { offline as english } from '../en/offline.ts'

export const offline: InChinese<typeof english> = {
  page: '未连接 · 知交',
  title: '连不上了',
  noNetwork: '这台设备没有网络。一连上，就会自己回到园子里。',
  noServer: '园子这会儿没有回应。这一页会一直敲门，门开了就自己进去。',
  again: '现在就试',
}
