import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideFloor, type FloorCandidate } from './floor.ts'

const resident = (residentId: string, change: Partial<FloorCandidate> = {}): FloorCandidate => ({
  residentId,
  names: [residentId],
  talkativeness: 0.6,
  relevance: 0,
  distanceMetres: 2,
  faced: false,
  inThread: false,
  spokeLast: false,
  msSinceSpoke: 600_000,
  floorShare: 0,
  silenced: false,
  busy: false,
  resting: false,
  ...change,
})
const bo = { id: 'p2', names: ['Bo'], distanceMetres: 2 }

describe('decideFloor', () => {
  it('FL1: who is called by name answers, even far from the one who spoke last', () => {
    const decision = decideFloor({
      text: 'zhou, which star is that?',
      others: [bo],
      peopleTalking: true,
      candidates: [resident('xiaoman', { spokeLast: true, inThread: true }), resident('zhou')],
    })
    expect(decision.answer?.residentId).toBe('zhou')
    expect(decision.answer?.must).toBe(true)
  })
  it('FL2: alone together, any line is answered', () => {
    expect(decideFloor({ text: 'hm', others: [], peopleTalking: false, candidates: [resident('adeng')] }).answer?.residentId).toBe('adeng')
  })
  it('FL3: a line after its own line goes on with the same resident', () => {
    const decision = decideFloor({
      text: 'and then?',
      others: [bo],
      peopleTalking: false,
      candidates: [resident('xiaoman', { spokeLast: true, inThread: true }), resident('zhou', { relevance: 1 })],
    })
    expect(decision.answer?.residentId).toBe('xiaoman')
  })
  it('FL4: a line called to a person is nobody else’s', () => {
    expect(
      decideFloor({
        text: 'Bo, do you like tea?',
        others: [bo],
        peopleTalking: false,
        candidates: [resident('xiaoman', { relevance: 1, spokeLast: true })],
      }).answer,
    ).toBeNull()
  })
  it('FL5: a question by somebody who looks at the resident they are in a talk with is its own, though people talk', () => {
    const ask = (text: string, change: Partial<FloorCandidate>, faced = false) =>
      decideFloor({
        text,
        others: [{ ...bo, faced }],
        peopleTalking: true,
        candidates: [resident('adeng', { faced: true, inThread: true, ...change }), resident('zhou')],
      }).answer?.residentId
    expect(ask('The bulb flickers, what could be loose?', {})).toBe('adeng')
    expect(ask('The bulb flickers.', {})).toBeUndefined()
    expect(ask('What could be loose?', { faced: false })).toBeUndefined()
    expect(ask('What could be loose?', { inThread: false })).toBeUndefined()
    expect(ask('What could be loose?', { faced: false }, true)).toBeUndefined()
  })
  it('FL21: a move in a game somebody has open with a resident is said to it, whoever talks besides', () => {
    const ask = (
      text: string,
      move: NonNullable<FloorCandidate['move']>,
      more: { peopleTalking?: boolean; asked?: boolean; faced?: boolean } = {},
    ) =>
      decideFloor({
        text,
        others: [{ ...bo, faced: more.faced === true }],
        peopleTalking: more.peopleTalking ?? true,
        asked: more.asked ?? false,
        candidates: [resident('zhou', { move }), resident('adeng', { relevance: 0.4 })],
      }).answer
    expect(ask('a shadow?', 'sure')).toMatchObject({ residentId: 'zhou', must: true })
    expect(ask('I give up', 'sure', { asked: true, faced: true })?.residentId).toBe('zhou')
    expect(ask('a candle?', 'likely')?.residentId).toBe('zhou')
    expect(ask('a candle', 'likely', { asked: true })).toBeNull()
    expect(ask('something bright', 'perhaps')).toBeNull()
    expect(ask('something bright', 'perhaps', { peopleTalking: false })?.residentId).toBe('zhou')
    expect(ask('something bright', 'perhaps', { peopleTalking: false, faced: true })).toBeNull()
    expect(ask('Bo, a shadow?', 'sure')).toBeNull()
  })
  it('FL21: after another resident’s line to them only the answer itself, or giving up, is for the game', () => {
    const answer = (move: NonNullable<FloorCandidate['move']>) =>
      decideFloor({
        text: 'no way',
        others: [bo],
        peopleTalking: false,
        candidates: [resident('zhou', { move }), resident('adeng', { spokeLast: true, inThread: true })],
      }).answer?.residentId
    expect([answer('sure'), answer('likely'), answer('perhaps')]).toEqual(['zhou', 'adeng', 'adeng'])
  })
  it('FL21: alone among residents, the one whose game it is answers', () => {
    const answer = (move: NonNullable<FloorCandidate['move']>) =>
      decideFloor({
        text: 'a candle?',
        others: [],
        peopleTalking: false,
        candidates: [resident('zhou', { move, distanceMetres: 6 }), resident('adeng', { faced: true, inThread: true })],
      }).answer?.residentId
    expect([answer('likely'), answer('none')]).toEqual(['zhou', 'adeng'])
  })
  it('FL15: face to face with a resident, people farther off do not count', () => {
    const ask = (distanceMetres: number, change: Partial<FloorCandidate>) =>
      decideFloor({
        text: 'Where do I live?',
        others: [{ ...bo, distanceMetres }],
        peopleTalking: true,
        candidates: [resident('adeng', { faced: true, distanceMetres: 1.4, ...change }), resident('zhou', { distanceMetres: 7 })],
      }).answer?.residentId
    expect(ask(7.4, {})).toBe('adeng')
    expect(ask(7.4, { busy: true })).toBe('adeng')
    expect(ask(2, {})).toBeUndefined()
    expect(ask(7.4, { faced: false })).toBeUndefined()
    expect(ask(7.4, { distanceMetres: 4 })).toBeUndefined()
  })
  it('FL5: two people talking are left alone whatever the subject', () => {
    expect(
      decideFloor({
        text: 'I love tea and lanterns',
        others: [bo],
        peopleTalking: true,
        candidates: [resident('xiaoman', { relevance: 1, talkativeness: 1 })],
      }).answer,
    ).toBeNull()
  })
  it('FL6: hello to all gets exactly one answer', () => {
    const decision = decideFloor({
      text: '大家好',
      others: [bo],
      peopleTalking: false,
      candidates: [resident('xiaoman'), resident('zhou', { distanceMetres: 1 }), resident('adeng')],
    })
    expect(decision.answer?.residentId).toBe('zhou')
  })
  it('FL7: a second voice only when the subject is its own', () => {
    const second = (relevance: number) =>
      decideFloor({
        text: 'what star is that',
        others: [],
        peopleTalking: false,
        candidates: [resident('xiaoman', { spokeLast: true }), resident('zhou', { relevance })],
      }).second?.residentId
    expect(second(1)).toBe('zhou')
    expect(second(0.2)).toBeUndefined()
  })
  it('FL8: an unaddressed remark among people needs a reason', () => {
    const answer = (relevance: number) =>
      decideFloor({ text: 'such a night', others: [bo], peopleTalking: false, candidates: [resident('zhou', { relevance })] }).answer
    expect(answer(0.1)).toBeNull()
    expect(answer(1)?.must).toBe(false)
  })
  it('FL12: a silenced resident never answers, even by name', () => {
    expect(
      decideFloor({ text: 'zhou?', others: [], peopleTalking: false, candidates: [resident('zhou', { silenced: true })] }).answer,
    ).toBeNull()
  })
  it('FL16: a question to a person they look at is that person’s, a remark may be taken up', () => {
    const answer = (text: string, faced: boolean, relevance = 1) =>
      decideFloor({
        text,
        others: [{ ...bo, faced }],
        peopleTalking: false,
        candidates: [resident('xiaoman', { relevance, distanceMetres: 1 })],
      }).answer?.residentId
    expect(answer('did you sleep at all?', true)).toBeUndefined()
    expect(answer('hi there', true)).toBeUndefined()
    expect(answer('hi there', false)).toBe('xiaoman')
    expect(answer('I love cake', true)).toBe('xiaoman')
  })
  it('FL17: told that it is not meant, it is silent; the one they look at answers', () => {
    const decide = (faced: boolean) =>
      decideFloor({
        text: 'not you, her',
        others: [bo],
        peopleTalking: false,
        candidates: [resident('xiaoman', { spokeLast: true, inThread: true }), resident('zhou', { faced })],
      })
    expect(decide(true).answer?.residentId).toBe('zhou')
    expect(decide(false).answer).toBeNull()
    expect(decide(false).silent).toContainEqual({ residentId: 'xiaoman', reason: 'FL17 not meant' })
  })
  it('FL1: nearly called, while people talk only by one who looks at it', () => {
    const answer = (change: Partial<FloorCandidate>) =>
      decideFloor({
        text: 'zhuo, which star is that?',
        others: [bo],
        peopleTalking: true,
        candidates: [resident('zhou', change), resident('xiaoman')],
      }).answer?.residentId
    expect(answer({ faced: true })).toBe('zhou')
    expect(answer({})).toBeUndefined()
  })
  it('FL4: a person out of earshot is called, and no resident answers in their place', () => {
    const decision = decideFloor({
      text: 'Cy, wait for me',
      others: [],
      elsewhere: [{ id: 'cy', names: ['Cy'] }],
      peopleTalking: false,
      candidates: [resident('zhou')],
    })
    expect(decision.answer).toBeNull()
  })
  it('accounts for every resident that heard the line, once', () => {
    const anyCandidate = fc.record({
      talkativeness: fc.float({ min: 0, max: 1, noNaN: true }),
      relevance: fc.float({ min: 0, max: 1, noNaN: true }),
      distanceMetres: fc.float({ min: 0, max: 8, noNaN: true }),
      faced: fc.boolean(),
      inThread: fc.boolean(),
      spokeLast: fc.boolean(),
      silenced: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(anyCandidate, { maxLength: 4 }),
        fc.constantFrom('hello', 'r1, you there?', 'Bo, look', '大家好', 'so it goes', 'r0 said so'),
        fc.boolean(),
        fc.boolean(),
        (changes, text, alone, peopleTalking) => {
          const candidates = changes.map((change, index) => resident(`r${index}`, change))
          const decision = decideFloor({ text, others: alone ? [] : [bo], candidates, peopleTalking })
          const named = [
            decision.answer?.residentId,
            decision.second?.residentId,
            ...decision.silent.map(({ residentId }) => residentId),
          ].filter((id) => id !== undefined)
          expect([...named].sort()).toEqual(candidates.map(({ residentId }) => residentId).sort())
          const answering = candidates.find(({ residentId }) => residentId === decision.answer?.residentId)
          expect(answering?.silenced ?? false).toBe(false)
        },
      ),
    )
  })
})
