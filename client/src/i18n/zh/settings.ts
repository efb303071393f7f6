import type { InChinese } from '../types.ts'
import type { settings as english } from '../en/settings.ts'

export const settings: InChinese<typeof english> = {
  title: '设置',
  language: '语言',
  english: 'English',
  chinese: '中文',
  name: '你的名字',
  saveName: '保存名字',
  look: '你的样子',
  lookNumber: '样子 {{number}}，共 6 个',
  quality: '画面',
  qualityLow: '省电',
  qualityMedium: '适中',
  qualityHigh: '精细',
  qualityHint: '调低些，电池和旧设备会轻松点。',
  listView: '列表视图（不画立体画面）',
  listViewHint: '用平面图和名单代替画面，省电，也省流量。',
  leave: '离开园子',
  leaveHint: '位置不再保留；居民记得的事还在。',
}
