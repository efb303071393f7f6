import { describe, expect, test } from 'vitest'
import type { SceneMemory, SceneTurn } from '#models/port.ts'
import { echoedLines, usedMemories } from './used-memories.ts'

const fact: SceneMemory = {
  id: 'u1~zhou~0',
  kind: 'fact',
  subjectId: 'ada',
  subjectName: 'Ada',
  predicate: 'allergy',
  text: 'is allergic to peanuts',
  lang: 'en',
  atMs: 0,
  score: 1,
  past: false,
}
const turn = (id: string, text: string, self = false): SceneTurn => ({
  id,
  speakerId: self ? 'zhou' : 'ada',
  speakerName: self ? 'Zhou' : 'Ada',
  self,
  kind: self ? 'resident' : 'person',
  text,
  lang: /\p{Script=Han}/u.test(text) ? 'zh' : 'en',
  atMs: 0,
})

describe('what an answer came from', () => {
  test('words of the question prove no memory, and are an echo of it (memory/SPEC.md D8)', () => {
    const answer = 'Peanuts, oh dear. No peanuts near you, then; being allergic is no joke.'
    expect(usedMemories(answer, [fact], 'I am allergic to peanuts', [])).toEqual([])
    expect(echoedLines(answer, [turn('u0', 'Nice evening'), turn('u1', 'I am allergic to peanuts')], 'u1', ['Ada'])).toEqual(['u1'])
  })
  test.each([
    ['one word of what is answered is enough', 'A cat, you say', [turn('u1', 'Zhou, my old cat is called Miso')], ['u1']],
    ['of earlier lines it takes more', 'A cat, you say', [turn('u0', 'my old cat is called Miso'), turn('u1', 'Hm')], []],
    ['and gets it', 'Miso the cat, you say', [turn('u0', 'my old cat is called Miso'), turn('u1', 'Hm')], ['u0']],
    ['names are no echo', 'Evening, Ada. Zhou is tired', [turn('u1', 'Zhou, it is Ada here')], []],
    ['own lines are none', 'The cat again', [turn('u0', 'Cat?', true), turn('u1', 'Hm')], []],
    ['中文也一样', '花生啊，那可得当心', [turn('u1', '我对花生过敏')], ['u1']],
    ['nothing said, nothing echoed', '', [turn('u1', 'my old cat')], []],
  ])('%s', (_, answer, turns, echoed) => expect(echoedLines(answer, turns, 'u1', ['Ada', 'Zhou'])).toEqual(echoed))
})
