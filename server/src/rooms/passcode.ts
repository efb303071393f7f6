import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<string, Buffer, number, Buffer>(scrypt)
const keyBytes = 32
const saltBytes = 16

/** Hashes a passcode for the store: `scrypt$<salt>$<key>`. */
export async function hashPasscode(passcode: string): Promise<string> {
  const salt = randomBytes(saltBytes)
  const key = await derive(passcode.normalize('NFC'), salt, keyBytes)
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`
}

/** False for a wrong passcode and for a hash it cannot read. */
export async function checkPasscode(passcode: string, hash: string): Promise<boolean> {
  const [kind, salt, key] = hash.split('$')
  if (kind !== 'scrypt' || salt === undefined || key === undefined) return false
  const expected = Buffer.from(key, 'base64url')
  if (expected.length !== keyBytes) return false
  return timingSafeEqual(await derive(passcode.normalize('NFC'), Buffer.from(salt, 'base64url'), keyBytes), expected)
}
