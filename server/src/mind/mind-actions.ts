import type { ResidentAction } from '@kith/shared/actions'
import type { MindAction } from './types.ts'

export type SpokenAction = Exclude<MindAction, { type: 'done' }>

/** Null for what the world cannot do yet. */
export function toMindAction(action: ResidentAction): SpokenAction | null {
  switch (action.name) {
    case 'walk_to':
      return { type: 'walk-to', spotId: action.spotId, personId: action.personId }
    case 'follow':
      return { type: 'follow', personId: action.personId }
    case 'sit':
      return { type: 'sit' }
    case 'emote':
      return { type: 'emote', emote: action.emote }
    case 'look_at':
      return { type: 'look-at', id: action.personId }
    case 'bring':
      return { type: 'bring', personId: action.personId }
    case 'end_talk':
      return { type: 'end-talk' }
    case 'introduce':
      return { type: 'introduce', personId: action.personId, otherId: action.otherId }
    case 'say':
    case 'show':
    case 'remember':
      return null
  }
}
