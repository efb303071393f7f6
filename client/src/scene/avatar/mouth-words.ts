import type { Mouth } from './mouth.ts'

const closed = 0
const teeth = 6
const shapeOfVowel: Readonly<Record<string, number>> = { a: 1, i: 2, y: 2, u: 3, w: 3, e: 4, o: 5 }
const lips = 'mbp'
/** Set beside the shape of a character that takes as long as a syllable. */
const syllable = 8
const letterMs = 55
const syllableMs = 165
/** Before a syllable's vowel the mouth is nearly closed, after it it begins to close. */
const vowelFromShare = 0.22
const vowelToShare = 0.86

let vowelOfHanzi: ((character: string) => string) | null = null
let asked = false

/** Loads the vowels of Chinese characters; until then, and where they cannot be had, characters get a vowel by their number. */
export async function loadHanzi(): Promise<void> {
  vowelOfHanzi ??= (await import('./mouth-hanzi.ts')).vowelOfHanzi
}

function fetchHanzi(): void {
  if (asked) return
  asked = true
  loadHanzi().then(undefined, () => {
    vowelOfHanzi = null
  })
}

/** Gives the mouth its words, and tells whether they are new; more of the same go on where it is. Allocates only when they changed. */
export function giveWords(mouth: Mouth, words: string, startedMs: number): boolean {
  if (mouth.words === words && mouth.startedMs === startedMs) return false
  if (mouth.startedMs !== startedMs || !words.startsWith(mouth.words)) {
    mouth.at = 0
    mouth.atMs = 0
  }
  mouth.words = words
  mouth.startedMs = startedMs
  mouth.track = mouthTrack(words)
  return true
}

/** The shape of each character (UTF-16 unit) of some words, with a mark on those as long as a syllable. */
export function mouthTrack(words: string): Uint8Array {
  const track = new Uint8Array(words.length)
  let vowel = closed
  for (let i = 0; i < words.length; i++) {
    const character = words.charAt(i).normalize('NFD').charAt(0).toLowerCase()
    const own = shapeOfVowel[character]
    if (own !== undefined) vowel = own
    else if (/\p{Script=Han}/u.test(character)) {
      track[i] = hanziShape(words.charAt(i)) | syllable
      vowel = closed
      continue
    } else if (!/[\p{L}\p{N}]/u.test(character) || lips.includes(character)) vowel = closed
    else if (vowel === closed) vowel = teeth
    track[i] = vowel
  }
  return track
}

function hanziShape(character: string): number {
  if (!vowelOfHanzi) fetchHanzi()
  const vowel = vowelOfHanzi ? vowelOfHanzi(character).toLowerCase() : 'aiueo'.charAt(character.charCodeAt(0) % 5)
  return shapeOfVowel[vowel] ?? closed
}

/** The index of the shape the mouth has at a time, or −1 when its words are all said. Goes forward only. */
export function shapeAt(mouth: Mouth, nowMs: number): number {
  const spentMs = nowMs - mouth.startedMs
  const { track } = mouth
  while (mouth.at < track.length) {
    const code = track[mouth.at] ?? 0
    const lastsMs = code & syllable ? syllableMs : letterMs
    if (spentMs < mouth.atMs + lastsMs) {
      if ((code & syllable) === 0) return code
      const share = (spentMs - mouth.atMs) / syllableMs
      return share < vowelFromShare ? teeth : share > vowelToShare ? closed : code - syllable
    }
    mouth.at += 1
    mouth.atMs += lastsMs
  }
  return -1
}
