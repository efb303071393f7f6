export const chimeKinds = ['arrival', 'message', 'knock'] as const
export type ChimeKind = (typeof chimeKinds)[number]

export const floorKinds = ['wood', 'grass', 'stone', 'rug'] as const
export type FloorKind = (typeof floorKinds)[number]
