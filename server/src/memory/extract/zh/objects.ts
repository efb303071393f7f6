import { kin } from './lexicon.ts'

const unresolved = /^(?:你|您|他|她|它|这|那|什么|谁|哪|一切|别人|人家|的|得|了|过|着|和你|跟你|上你|大家)|^(?:人|说|自己|东西)$/u
const tail = /(?:了|的|呀|啊|啦|哦|吧|呢|哈|嘛|耶|之类|什么的|等等|得不得了|得要命|得要死|极了|死了|一点|而已|多一点|这件事|这种事)+$/u

/** What a like, a home or a job is about. Null when it points at something not said, or is no thing at all. */
export function objectOf(raw: string | undefined, most = 14): string | null {
  let text = (raw ?? '').trim().replace(/^(?:一下|一些|那种|这种)/u, '')
  if (/^(?:这|那|你|他|她|它)/u.test(text)) return null
  text = text
    .replace(tail, '')
    .replace(/(?:，|,|。|因为|所以|但是?).*$/u, '')
    .trim()
  if (text === '' || Array.from(text).length > most || unresolved.test(text) || /[你您]/u.test(text)) return null
  if (!/[\p{L}\p{N}]/u.test(text)) return null
  return text.replace(new RegExp(`我的?(?=${kin})`, 'gu'), '').replace(/我/gu, '自己')
}

/** 茶和咖啡, 猫、狗: two things. */
export function listOf(raw: string | undefined): string[] {
  const text = raw ?? ''
  const parts = text
    .split(/、|和|以及|跟|还有/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const short = parts.length > 1 && parts.length <= 6 && parts.every((part) => Array.from(part).length <= 8)
  return (short ? parts : [text]).map((part) => objectOf(part)).filter((object) => object !== null)
}

const notNames =
  /^(?:起床|吃饭|回家|上班|上学|帮|过去|过来|别|快|做|写|跑|拿|我|你|他|她|它|什么|啥|谁|一|不|没|个|来|去|了|的|起来|醒|停|住|外卖|车|救命|人|大家|名字|出|上|下)|(?:的|了|吗|呢|吧|啊|过|着)$/u
/** A name: two to six Han characters (one to eight letters elsewhere). */
export function nameOf(raw: string | undefined): string | null {
  const text = (raw ?? '')
    .trim()
    .replace(/(?:吧|就行|就好|就可以|即可|呀|啊|哦|啦|哈)+了?$/u, '')
    .replace(/^["「]|["」]$/gu, '')
  if (notNames.test(text)) return null
  return /^(?:[\p{Script=Han}·]{1,6}|[\p{L}][\p{L}'. -]{0,20})$/u.test(text) ? text : null
}
