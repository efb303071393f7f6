import { stemEnglish } from './english.ts'

const frameWords = new Set(
  `kind type reason describe mention discuss happen recent recently currently current lately specific according likely consider express
  detail many much long often time day name call different various another else during after before since still now nowadays present
  present already yet ever particular certain main favorite exactly actually way use used do make happen become feel seem want decide
  plan start begin try learn find share give take keep
  名字 时候 方面 情况 内容 后来 当时 最近 目前 眼下 如今 以前 从前 曾经 打算 准备 开始`
    .split(/\s+/)
    .map((word) => (/^[a-z]+$/.test(word) ? stemEnglish(word) : word)),
)
const weightOfFrame = 0.5
/** One character is half a word: it stands in many others. */
const weightOfCharacter = 0.4

/** How much a word of a question tells of what is asked: words that only frame questions tell less. */
export function frameWeight(term: string): number {
  if (frameWords.has(term)) return weightOfFrame
  return /^\p{Script=Han}$/u.test(term) ? weightOfCharacter : 1
}

const lightWords = new Set(
  'part partake participate attend involve own visit see enjoy like love watch play read made variou everi activiti thing person people'
    .split(' ')
    .map(stemEnglish),
)
/** Whether a word of a question says nothing about which of a kind is meant. */
export function isLight(term: string): boolean {
  return frameWords.has(term) || lightWords.has(term) || /^\p{Script=Han}$/u.test(term)
}
