import { stemEnglish } from './tokens/english.ts'

/** How people ask after each kind of fact: indexed beside its words, so that "what's my job" finds "is a nurse". */
const askedBy: Record<string, string> = {
  name: 'name called 名字 叫什么',
  surname: 'surname name 姓',
  age: 'age old years 年龄 岁数 几岁',
  birthday: 'birthday born 生日',
  born: 'born year age 出生',
  home: 'live home city address 住 住在 家',
  from: 'from hometown country origin 老家 家乡 来自 哪里人',
  'grew-up': 'grew up childhood hometown 长大',
  work: 'work job profession occupation 工作 职业',
  workplace: 'work job company 工作 上班 公司',
  study: 'study major student school 学 专业 学习',
  school: 'study school university college 学校 大学',
  learning: 'learn study 学 学习',
  language: 'language speak 语言 会说',
  likes: 'like love enjoy hobby favourite interest 喜欢 爱 爱好 兴趣',
  dislikes: 'dislike hate avoid 讨厌 不喜欢 怕',
  favourite: 'favourite like best 最喜欢 最爱',
  does: 'hobby play sport instrument 爱好 平时',
  diet: 'eat drink food diet 吃 喝 饮食 忌口',
  allergy: 'allergy allergic eat food 过敏 吃',
  pet: 'pet animal 宠物 养',
  family: 'family relative 家人 家里',
  relationship: 'married single relationship 结婚 感情',
  friend: 'friend 朋友',
  plan: 'plan going soon upcoming 计划 打算 安排',
  feeling: 'feel mood 心情 感觉',
}

export function searchTextOf(predicate: string, text: string): string {
  const base = predicate.replace(/-ended$/, '').replace(/:.*$/, '')
  return `${text} ${askedBy[base] ?? ''}`
}

const englishLead =
  /^(?:(?:to )?(?:eat|drink|watch|play|listen to|read|smoke|do|go)(?:ing)? |(?:eating|drinking|watching|playing|listening to|reading|smoking|doing|going) |the |an? |some |my |their )+/i

/** What makes two objects the same: "drinking coffee" and "coffee", 喝咖啡 and 咖啡. */
export function objectKey(object: string): string {
  const text = object.normalize('NFKC').toLowerCase().trim()
  if (/\p{Script=Han}/u.test(text)) return text.replace(/^[吃喝看听玩打弹抽](?=.)/u, '').replace(/[\s《》「」“”"']/gu, '')
  return text
    .replace(englishLead, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(stemEnglish)
    .join(' ')
}
