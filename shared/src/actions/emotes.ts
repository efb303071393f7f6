/** Gestures any body can make, in the order of keys 1–6 and of the wheel. Index + 1 is the number on the wire. */
export const emotes = ['wave', 'dance', 'nod', 'laugh', 'heart', 'clap'] as const
export type Emote = (typeof emotes)[number]

/** Feelings a face can show; the closed list a resident's line may be tagged with. */
export const emotions = ['calm', 'glad', 'curious', 'tender', 'sad', 'shy', 'surprised', 'playful'] as const
export type Emotion = (typeof emotions)[number]
