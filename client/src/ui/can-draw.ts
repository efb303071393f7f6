/** Whether this browser draws in three dimensions at all; asked before the code that would is fetched. */
export function canDraw(): boolean {
  const context = document.createElement('canvas').getContext('webgl2')
  // Browsers hold few of these at a time: the world's own is next.
  context?.getExtension('WEBGL_lose_context')?.loseContext()
  return context !== null
}
