/** Why something was refused. Every code has words in both languages (client i18n key `code.<code>`). */
export const refusalCodes = [
  'bad-message',
  'too-fast',
  'too-long',
  'empty',
  'muted',
  'shout-forbidden',
  'no-such-seat',
  'seat-taken',
  'too-far',
  'no-such-person',
  'not-allowed',
  'room-full',
  'already-here',
  'passcode-needed',
  'passcode-wrong',
  'knock-needed',
  'knock-denied',
  'knock-waiting',
  'locked',
  'banned',
  'kicked',
  'moved',
  'invite-invalid',
  'signed-out',
  'old-client',
  'restarting',
  'blocked-name',
  'not-found',
  'no-such-space',
  'server-error',
  'too-many-tries',
  'bad-figure',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** WebSocket close codes of our own (4000–4999). Anything else means: try to come back. */
export const closeCodes = { kicked: 4100, banned: 4101, moved: 4102, roomClosed: 4103 } as const
