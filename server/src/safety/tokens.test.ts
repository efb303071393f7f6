import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTokens, passLifeMs } from './tokens.ts'

const secret = 'a secret of at least thirty-two characters'
const claims = {
  personId: 'p1',
  roomId: 'c1',
  kithRoomId: 'garden',
  name: '小满',
  look: '1.2.3',
  lang: 'zh',
  takeover: false,
  from: '192.0.2.7',
} as const

test('a guest token tells who it is and when it was made', () => {
  const tokens = createTokens(secret, () => 1234)
  expect(tokens.verifyGuest(tokens.signGuest('p1'))).toEqual({ personId: 'p1', issuedMs: 1234 })
})

test('a pass carries its claims for a minute and not longer', () => {
  let nowMs = 1000
  const tokens = createTokens(secret, () => nowMs)
  const pass = tokens.signPass(claims)
  expect(tokens.verifyPass(pass)).toEqual({ ...claims, expiresMs: 1000 + passLifeMs })
  nowMs += passLifeMs
  expect(tokens.verifyPass(pass)).not.toBeNull()
  nowMs += 1
  expect(tokens.verifyPass(pass)).toBeNull()
})

test('one kind is not good for the other, nor for another server', () => {
  const tokens = createTokens(secret)
  const other = createTokens(`${secret}!`)
  expect(tokens.verifyPass(tokens.signGuest('p1'))).toBeNull()
  expect(tokens.verifyGuest(tokens.signPass(claims))).toBeNull()
  expect(other.verifyGuest(tokens.signGuest('p1'))).toBeNull()
})

test.each([undefined, null, 7, {}, [], '', '.', 'a.b', 'a'.repeat(100_000), '..', `${'é'.repeat(10)}.x`])(
  '%# is refused without a throw',
  (token) => {
    const tokens = createTokens(secret)
    expect(tokens.verifyGuest(token)).toBeNull()
    expect(tokens.verifyPass(token)).toBeNull()
  },
)

test('property: no changed character survives', () => {
  const tokens = createTokens(secret, () => 5)
  const good = tokens.signPass(claims)
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ '
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.constantFrom(...alphabet.split('')), (at, character) => {
      const changed = good.slice(0, at) + character + good.slice(at + 1)
      fc.pre(changed !== good)
      expect(tokens.verifyPass(changed)).toBeNull()
    }),
    { numRuns: 1000 },
  )
})
