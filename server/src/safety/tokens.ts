import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { languageSchema } from '@kith/shared/text'
import { z } from 'zod'

/** How long a room pass may be used to join, from the moment it is signed. */
export const passLifeMs = 60_000
const longestToken = 4096

const guestSchema = z.strictObject({ p: z.string().min(1).max(64), i: z.number().int().nonnegative() })
const passSchema = z.strictObject({
  personId: z.string().min(1).max(64),
  /** Colyseus room id the pass is good for. */
  roomId: z.string().min(1).max(64),
  /** Kith's own room id (store). */
  kithRoomId: z.string().min(1).max(64),
  name: z.string().min(1).max(400),
  look: z.string().max(60),
  lang: languageSchema,
  /** The person asked to leave their other tab. */
  takeover: z.boolean(),
  /** The address they came from as limits count it, '' when unknown. Goes into the pass of that person alone; written down nowhere. */
  from: z.string().max(60),
  expiresMs: z.number().int(),
})
export type RoomPass = z.infer<typeof passSchema>

interface GuestToken {
  personId: string
  issuedMs: number
}

/** Signs and checks what browsers keep: the guest token, and the short-lived pass for one room. */
export interface Tokens {
  signGuest(personId: string): string
  /** Null for anything not signed by this server. It does not say whether the person still exists: ask the store. */
  verifyGuest(token: unknown): GuestToken | null
  signPass(pass: Omit<RoomPass, 'expiresMs'>): string
  /** Null when forged or older than `passLifeMs`. The room must still compare `roomId` with its own. */
  verifyPass(token: unknown): RoomPass | null
}

/** `secret` is any string of 32 characters or more; each kind of token gets a key of its own drawn from it. */
export function createTokens(secret: string, now: () => number = Date.now): Tokens {
  const guest = createSigner(secret, 'kith guest token 1')
  const pass = createSigner(secret, 'kith room pass 1')
  return {
    signGuest: (personId) => guest.sign({ p: personId, i: Math.floor(now()) }),
    verifyGuest(token) {
      const parsed = guestSchema.safeParse(guest.open(token))
      return parsed.success ? { personId: parsed.data.p, issuedMs: parsed.data.i } : null
    },
    signPass: (claims) => pass.sign({ ...claims, expiresMs: Math.floor(now()) + passLifeMs }),
    verifyPass(token) {
      const parsed = passSchema.safeParse(pass.open(token))
      return parsed.success && parsed.data.expiresMs >= now() ? parsed.data : null
    },
  }
}

interface Signer {
  sign(claims: unknown): string
  open(token: unknown): unknown
}

function createSigner(secret: string, purpose: string): Signer {
  const key = Buffer.from(hkdfSync('sha256', secret, 'kith', purpose, 32))
  const mac = (body: string) => createHmac('sha256', key).update(body).digest()
  return {
    sign(claims) {
      const body = Buffer.from(JSON.stringify(claims)).toString('base64url')
      return `${body}.${mac(body).toString('base64url')}`
    },
    open(token) {
      if (typeof token !== 'string' || token.length > longestToken) return null
      const dot = token.indexOf('.')
      if (dot < 1) return null
      const body = token.slice(0, dot)
      const given = Buffer.from(token.slice(dot + 1), 'base64url')
      const expected = mac(body)
      // Re-encoding refuses second spellings of the same signature (stray bits, padding, other alphabets).
      if (given.length !== expected.length || given.toString('base64url') !== token.slice(dot + 1) || !timingSafeEqual(given, expected))
        return null
      try {
        return JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))
      } catch {
        return null
      }
    },
  }
}
