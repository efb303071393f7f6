/**
 * Gestures any body can make, in the order of keys 1–9, 0, - and = and of the wheel. Index + 1 is the number on the wire,
 * so new ones go to the end. `dance`, `sway` and `spin` are three dances; `shake` is the head's no.
 */
export const emotes = ['wave', 'dance', 'nod', 'laugh', 'heart', 'clap', 'shake', 'point', 'sway', 'spin', 'pick', 'give'] as const
export type Emote = (typeof emotes)[number]

/** Feelings a face can show; the closed list a resident's line may be tagged with. Index is the number on the wire. */
export const emotions = ['calm', 'glad', 'curious', 'tender', 'sad', 'shy', 'surprised', 'playful', 'cross'] as const
export type Emotion = (typeof emotions)[number]
