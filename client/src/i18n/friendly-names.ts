import type { Language } from '@kith/shared/text'

/** Two lists whose words go together in any combination: a name to start with for those who have not thought of one. */
const first: Record<Language, readonly string[]> = {
  en: ['Amber', 'Clover', 'Early', 'Gentle', 'Hazel', 'Maple', 'Paper', 'Quiet', 'River', 'Rusty', 'Sunday', 'Velvet'],
  zh: ['听雨的', '赶路的', '晚归的', '慢半拍的', '爱笑的', '数星星的', '揣着糖的', '打盹的', '采茶的', '看云的', '点灯的', '路过的'],
}
const second: Record<Language, readonly string[]> = {
  en: ['Comet', 'Fern', 'Finch', 'Heron', 'Kettle', 'Kite', 'Lantern', 'Moth', 'Otter', 'Pebble', 'Sparrow', 'Wren'],
  zh: ['猫', '松鼠', '麻雀', '纸鸢', '小舟', '刺猬', '云雀', '蜗牛', '萤火虫', '橘子', '风铃', '熊'],
}

/** A friendly name in a language; `random` gives numbers in [0, 1). */
export function friendlyName(language: Language, random: () => number): string {
  const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? ''
  return `${pick(first[language])}${language === 'en' ? ' ' : ''}${pick(second[language])}`
}
