/** The element that stands for the world: keys pressed while it has the focus walk, talk and gesture. */
export const worldId = 'world'

export function worldElement(): HTMLElement | null {
  return document.getElementById(worldId)
}

/** Back to walking. */
export function focusWorld(): void {
  worldElement()?.focus({ preventScroll: true })
}
