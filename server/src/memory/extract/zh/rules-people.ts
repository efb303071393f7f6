import { rule, type Rule } from '../rule.ts'
import { statement, type Statement } from '../types.ts'
import { animals, friends, kin, occupations, regions } from './lexicon.ts'
import { numberPattern } from './numbers.ts'
import { nameOf, objectOf } from './objects.ts'

const someone = `${kin}|${friends}`
const looks = '(?:小|大|老|黑|白|橘|胖|可爱的|英短|布偶|流浪|黄|花|蓝|灰|二|亲|双胞胎|最好的|好|新|胖胖的|听话的|调皮的)*'

function pet(animal: string, name: string | null, counted = `一只${animal}`): Statement {
  return name === null
    ? statement('pet', animal, `养了${counted}`)
    : statement('pet', `${animal}${name}`, `养了${counted}，叫${name}`, { closes: [{ predicate: 'pet', object: animal }] })
}
function about(who: string, told: string): Statement {
  return statement(
    new RegExp(`(?:${friends})$`, 'u').test(who) && !new RegExp(`(?:${kin})$`, 'u').test(who) ? 'friend' : 'family',
    `${who}${told}`,
    `${who}${told}`,
  )
}

const petRules: Rule[] = [
  rule(`我(?:们)?(?:家)?的?(?:那只)?${looks}(?<animal>${animals})(?:去世|死|走|走丢|丢|去了喵星|去了汪星|不在)(?:了)?`, ({ animal }) =>
    statement('pet', animal ?? '', `不再养${animal ?? ''}`, { polarity: 'ended' }),
  ),
  rule(`我(?:们)?(?:家)?(?:没有?|没)(?:养)?(?<animal>${animals}|宠物)`, ({ animal }) =>
    statement('pet', animal === '宠物' ? '' : (animal ?? ''), `没养${animal ?? ''}`, { polarity: 'denied' }),
  ),
  rule(
    `我(?:们)?(?:家(?:里)?)?(?:也|还|刚|最近|以前就|一直)*(?:养了?|有|领养了?|收养了?|捡了?|买了)(?:着)?(?<count>${numberPattern})?(?<unit>只|条|个|匹|头|缸)?(?<looks>${looks})(?<animal>${animals})(?:,?(?:名字)?(?:叫|名叫|取名|取名叫|名字叫)(?:做)?(?<name>.+))?`,
    ({ count, unit, looks: how, animal, name }) =>
      pet(
        `${how ?? ''}${animal ?? ''}`,
        name === undefined ? null : nameOf(name),
        `${count ?? '一'}${unit ?? '只'}${how ?? ''}${animal ?? ''}`,
      ),
  ),
  rule(`我(?:们)?(?:家)?的?${looks}(?<animal>${animals})(?:的名字)?(?:叫|名叫|是叫)(?:做)?(?<name>.+)`, ({ animal, name }) => {
    const found = nameOf(name)
    return found === null ? null : pet(animal ?? '', found)
  }),
  rule(`我(?:们)?家?的?${looks}(?<animal>${animals})(?:今天|又|总是|很|最|喜欢|每天|特别|老是|刚|昨天|爱).+`, ({ animal }) => ({
    ...pet(animal ?? '', null),
    confidence: 0.8,
  })),
]

const familyRules: Rule[] = [
  rule('我(?:已经|去年|刚|早就|今年)*结婚了|我(?:已经)?(?:有|是)(?:家室|已婚)', () => statement('relationship', '已婚', '已婚')),
  rule('我(?:还|现在|一直|目前|是)*(?:单身|未婚)(?:的|狗)?', () => statement('relationship', '单身', '单身')),
  rule('我(?:已经|刚|去年)*(?:离婚|离异)了?', () => statement('relationship', '离异', '离异')),
  rule('我(?:刚|最近|又)*(?:失恋|分手)了', () => statement('relationship', '分手', '刚分手')),
  rule('我(?:还)?没(?:有)?结婚', () => statement('relationship', '已婚', '没有结婚', { polarity: 'denied' })),
  rule('我(?:是)?独生子女|我是独生[子女]', () => statement('family', '独生子女', '是独生子女')),
  rule(
    `我(?:还|也)?有(?<count>${numberPattern})?(?:个|位)?(?<looks>${looks})(?<who>${kin})(?:,?(?:名字)?(?<how>叫|名叫|在|是)(?<rest>.+))?`,
    ({ count, looks: how, who, how: verb, rest }) => {
      const person = `${how ?? ''}${who ?? ''}`
      const counted = `有${count === undefined ? '' : `${count}个`}${person}`
      if (verb === '叫' || verb === '名叫') {
        const name = nameOf(rest)
        return name === null ? statement('family', person, counted) : statement('family', `${person}叫${name}`, `${person}叫${name}`)
      }
      const told = rest === undefined ? null : objectOf(rest)
      return told === null
        ? statement('family', person, counted)
        : [statement('family', person, counted), about(person, `${verb ?? ''}${told}`)]
    },
  ),
  rule(`我(?:家)?(?:的)?(?<who>${looks}(?:${someone}))(?:的名字)?(?:叫|名叫|名字叫)(?:做)?(?<name>.+)`, ({ who, name }) => {
    const found = nameOf(name)
    return found === null ? null : about(who ?? '', `叫${found}`)
  }),
  rule(
    `我(?:家)?(?:的)?(?<who>${looks}(?:${someone}))(?:今年|现在|已经|也|才|刚|快|都)*(?<told>(?:(?:${numberPattern})岁|是(?:一名|一个|个)?.{0,6}(?:${occupations})|在.{1,8}(?:工作|上班|读书|上学|生活|当兵|留学)|住(?:在)?.{1,8}|来自.{1,8}|是(?:${regions}).{0,3}人|退休|怀孕|生病|去世|住院|结婚|喜欢.{1,8}|爱.{1,8})了?)`,
    ({ who, told }) => {
      const object = objectOf((told ?? '').replace(/[了]$/u, ''), 16)
      return object === null ? null : about(who ?? '', object)
    },
  ),
  rule(
    `我(?:的)?(?<who>(?:最好的朋友|好朋友|闺蜜|发小|室友|同桌|男朋友|女朋友|老公|老婆))是(?<name>[\\u4e00-\\u9fff]{2,4})`,
    ({ who, name }) => {
      const found = new RegExp(`人$|的$|${occupations}`, 'u').test(name ?? '') ? null : nameOf(name)
      return found === null ? null : about(who ?? '', `是${found}`)
    },
  ),
]

/** "我有一只猫。它叫咪咪。" */
const namedAfter: Rule[] = [
  rule('(?:它|他|她)(?:的名字)?(?:叫|名叫|名字叫|的名字是)(?:做)?(?<name>.+)|名字叫(?<name2>.+)', ({ name, name2 }, { spokenOf }) => {
    const found = nameOf(name ?? name2)
    if (found === null || spokenOf === null) return null
    return new RegExp(`^(?:${animals})$`, 'u').test(spokenOf) ? pet(spokenOf, found) : about(spokenOf, `叫${found}`)
  }),
]
export const peopleRules: Rule[] = [...petRules, ...familyRules, ...namedAfter]

/** The pet or person a clause brings up, for "它叫…" after it. */
export function spokenOfIn(clause: string): string | null {
  const match = new RegExp(
    `^我(?:们)?(?:家)?(?:里)?(?:也|还|刚|最近)*(?:有|养了?|领养了?|收养了?|捡了?).*?(?<who>${animals}|${someone})$|^我(?:家)?(?:的)?${looks}(?<who2>${animals}|${someone})`,
    'u',
  ).exec(clause)
  return match?.groups?.['who'] ?? match?.groups?.['who2'] ?? null
}
/** Joins ",叫咪咪" and ",在北京读书" to the pet or person it speaks of. */
export function joinSpokenOf(clauses: readonly string[]): string[] {
  const out: string[] = []
  for (const clause of clauses) {
    const before = out.at(-1)
    const bare = clause.replace(/^我(?=叫)/u, '')
    const named = /^(?:名字|名)?叫/u.test(bare)
    if (
      before !== undefined &&
      named &&
      new RegExp(`(?:有|养|领养|收养|捡).*(?:${animals}|${someone})$|^我(?:家)?的?(?:${animals}|${someone})$`, 'u').test(before)
    )
      out[out.length - 1] = `${before}${bare.replace(/^名字/u, '')}`
    else out.push(clause)
  }
  return out
}
