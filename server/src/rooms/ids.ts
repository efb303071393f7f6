import { randomBytes } from 'node:crypto'

/**
 * Ids that sort by the moment they were made, also within one millisecond, and differ between processes.
 * Used for utterances, whose order people see, and for conversations.
 */
export function createIdSource(now: () => number): () => string {
  const process = randomBytes(6).toString('hex')
  let lastMs = 0
  let count = 0
  return () => {
    const nowMs = Math.max(lastMs, Math.floor(now()))
    count = nowMs === lastMs ? count + 1 : 0
    lastMs = nowMs
    return `${nowMs.toString(36).padStart(9, '0')}${count.toString(36).padStart(4, '0')}${process}`
  }
}

/** 128 random bits in 22 characters: ids nobody can guess, invite tokens. */
export function randomToken(): string {
  return randomBytes(16).toString('base64url')
}
