/**
 * What a resident may be seen to hold in its right hand while it does something, or somebody it was given to. Index is the number on the wire and the name,
 * after `prop-`, that of the part in avatar.bin: new ones go to the end.
 */
export const heldProps = ['none', 'cup', 'pot', 'broom', 'taper', 'cloth', 'wood'] as const
export type HeldProp = (typeof heldProps)[number]
