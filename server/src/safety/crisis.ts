import { chineseCrisis, chineseHarmless } from './crisis-zh.ts'
import { englishCrisis, englishHarmless } from './crisis-en.ts'

/**
 * Whether a line speaks of ending one's life or hurting oneself, in English or Chinese. Explicit phrases and the
 * commoner indirect ones; figures of speech are taken out first. Keyword screening shows help early and cheaply and
 * misses much: never call it detection in public.
 */
export function detectCrisis(text: string): boolean {
  const plain = plainWords(text)
  const english = without(plain, englishHarmless)
  if (englishCrisis.some((pattern) => pattern.test(english))) return true
  const chinese = without(simplified(plain).replace(/(?<=\p{Script=Han})[\s·.*_/\\|~-]+(?=\p{Script=Han})/gu, ''), chineseHarmless)
  return chineseCrisis.some((pattern) => pattern.test(chinese))
}

function without(text: string, harmless: readonly RegExp[]): string {
  return harmless.reduce((rest, pattern) => rest.replace(pattern, ' ~ '), text)
}

/** Lower case, plain letters and apostrophes, unseen characters gone, one space, short forms written out. */
function plainWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[’‘`´]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .replace(/\bwanna\b/g, 'want to')
    .replace(/\bgonna\b/g, 'going to')
    .replace(/\b(i)'?m\b/g, '$1 am')
    .replace(/\bi'?ve\b/g, 'i have')
    .replace(/\bi'd\b/g, 'i would')
    .replace(/\bi'll\b/g, 'i will')
    .replace(
      /\b(do|does|did|ca|wo|is|was|would|could|should)n'?t\b/g,
      (_, verb: string) => `${verb === 'ca' ? 'can' : verb === 'wo' ? 'will' : verb} not`,
    )
    .replace(/\bcannot\b/g, 'can not')
    .replace(/\bany more\b/g, 'anymore')
}

const traditional: Record<string, string> = {
  殺: '杀',
  輕: '轻',
  這: '这',
  個: '个',
  結: '结',
  離: '离',
  開: '开',
  遺: '遗',
  書: '书',
  樓: '楼',
  藥: '药',
  沒: '没',
  殘: '残',
  傷: '伤',
  為: '为',
  過: '过',
  覺: '觉',
  會: '会',
  對: '对',
  還: '还',
  嗎: '吗',
  麼: '么',
  無: '无',
  們: '们',
  來: '来',
  斷: '断',
  燒: '烧',
  臥: '卧',
  軌: '轨',
  該: '该',
  著: '着',
  橋: '桥',
  臺: '台',
  陽: '阳',
  頂: '顶',
  決: '决',
  備: '备',
  寫: '写',
  說: '说',
  與: '与',
  義: '义',
  氣: '气',
  惱: '恼',
  樣: '样',
  後: '后',
  時: '时',
  當: '当',
  讓: '让',
  誰: '谁',
  處: '处',
  壓: '压',
  勁: '劲',
  厭: '厌',
  換: '换',
  劃: '划',
  夠: '够',
  膩: '腻',
  煩: '烦',
  計: '计',
  週: '周',
}

function simplified(text: string): string {
  return Array.from(text, (character) => traditional[character] ?? character).join('')
}
