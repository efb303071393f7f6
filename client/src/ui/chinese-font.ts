const sidePixels = 24

/** Whether this device can draw Chinese by itself. Where it cannot, every character comes out as the same empty box. */
export function drawsChinese(): boolean {
  const canvas = document.createElement('canvas')
  canvas.width = sidePixels
  canvas.height = sidePixels
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return false
  context.font = `${sidePixels}px sans-serif`
  context.textBaseline = 'top'
  const drawn = (character: string): string => {
    context.clearRect(0, 0, sidePixels, sidePixels)
    context.fillText(character, 0, 0)
    return context.getImageData(0, 0, sidePixels, sidePixels).data.join()
  }
  return drawn('灯') !== drawn('园')
}
