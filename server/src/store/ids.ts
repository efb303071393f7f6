import { randomBytes } from 'node:crypto'

/** A new id: 128 random bits in 22 characters that need no escaping in a URL. Also good as an invite token. */
export function newId(): string {
  return randomBytes(16).toString('base64url')
}

/** What a resident's line carries among its sources when it repeats words of the line it answers: no memory, but to be forgotten with it. */
export function answeredSource(utteranceId: string): string {
  return `said:${utteranceId}`
}
export function isMemorySource(source: string): boolean {
  return !source.startsWith(answeredSource(''))
}

/** The kind of job that sees an erase through, under the person's id; the erase itself leaves it. */
export const eraseJob = 'erase'
/** The kind of job that sees it through that a resident forgets somebody; under both ids. */
export const forgetJob = 'forget'
