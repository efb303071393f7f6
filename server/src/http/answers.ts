import type { ErrorAnswer, RefusalCode } from '@kith/shared/protocol'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { HttpContext } from './context.ts'
import type { Refusal } from './ports.ts'

const statuses: Partial<Record<RefusalCode, ContentfulStatusCode>> = {
  'bad-message': 400,
  empty: 400,
  'blocked-name': 400,
  'bad-figure': 422,
  'signed-out': 401,
  'not-found': 404,
  'no-such-space': 404,
  'invite-invalid': 404,
  'no-such-person': 404,
  'already-here': 409,
  'room-full': 409,
  'old-client': 409,
  'too-long': 413,
  'too-fast': 429,
  'too-many-tries': 429,
  'server-error': 500,
  restarting: 503,
}

export function refuse(context: HttpContext, code: RefusalCode): Response {
  return context.json({ error: code } satisfies ErrorAnswer, statuses[code] ?? 403)
}

export function isRefusal(answer: object): answer is Refusal {
  return 'error' in answer
}

/** A door's answer as a response: what it gave, or its refusal. */
export function answerOf(context: HttpContext, answer: object): Response {
  return isRefusal(answer) ? refuse(context, answer.error) : context.json(answer)
}
