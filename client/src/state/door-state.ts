import type { RefusalCode } from '@kith/shared/protocol'

/**
 * Where somebody stands who is not inside (yet). `card` is the plain entry card; the others are what a door can say
 * instead, each drawn with a way out. A knock that was answered simply enters.
 */
export type DoorState =
  | { step: 'card' }
  | { step: 'passcode'; wrong: boolean }
  | { step: 'knock' }
  | { step: 'waiting'; knockId: string }
  | { step: 'denied' }
  | { step: 'nobody-home' }
  | { step: 'already-here' }
  | { step: 'unreachable' }
  | { step: 'refused'; code: RefusalCode }

const doors: Partial<Record<RefusalCode, DoorState>> = {
  'passcode-needed': { step: 'passcode', wrong: false },
  'passcode-wrong': { step: 'passcode', wrong: true },
  'knock-needed': { step: 'knock' },
  'knock-denied': { step: 'denied' },
  'already-here': { step: 'already-here' },
}

/** What a refusal to enter means for the card at the door. */
export function doorAfterRefusal(code: RefusalCode): DoorState {
  return doors[code] ?? { step: 'refused', code }
}
