import { APIConnectionError, APIError, APIUserAbortError } from 'openai'
import type { ModelErrorCode } from '#models/port.ts'

/** Why one attempt failed. */
export interface Failure {
  code: ModelErrorCode
  /** Worth another try soon; decided once, here. */
  retryable: boolean
  /** How long the endpoint asked us to wait, or null. */
  retryAfterMs: number | null
  /** HTTP status, for the log. */
  status: number | null
}

export function failure(code: ModelErrorCode, retryable: boolean, more: Partial<Failure> = {}): Failure {
  return { code, retryable, retryAfterMs: null, status: null, ...more }
}

/** Reads what the client threw. 401, 403 and 404 will not heal by asking again; 408, 409, 429 and 5xx may. */
export function failureOf(error: unknown, nowMs: number): Failure {
  if (error instanceof APIUserAbortError) return failure('aborted', false)
  if (error instanceof APIConnectionError) return failure('unavailable', true)
  if (!(error instanceof APIError) || typeof error.status !== 'number') return failure('unavailable', true)
  const { status } = error
  const retryAfterMs = readRetryAfter(error.headers, nowMs)
  if (status === 429) return failure('rate-limited', error.code !== 'insufficient_quota', { status, retryAfterMs })
  if (status === 408 || status === 409 || status >= 500) return failure('unavailable', true, { status, retryAfterMs })
  return failure(error.code === 'content_filter' ? 'refused' : 'unavailable', false, { status })
}

function readRetryAfter(headers: unknown, nowMs: number): number | null {
  if (!(headers instanceof Headers)) return null
  const ms = Number(headers.get('retry-after-ms') ?? Number.NaN)
  if (Number.isFinite(ms) && ms >= 0) return ms
  const raw = headers.get('retry-after')
  if (raw === null) return null
  const seconds = Number(raw)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000)
  const date = Date.parse(raw)
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs)
}
