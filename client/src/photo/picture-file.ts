/** A picture as a file, named by place and time: kith-lantern-garden-2026-05-03-2015.png. */
export async function pictureFile(canvas: HTMLCanvasElement, type: 'image/png' | 'image/jpeg', place: string, at: Date): Promise<File> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.92))
  if (blob === null) throw new Error('the picture could not be encoded')
  return new File([blob], pictureName(place, at, type), { type })
}

export function pictureName(place: string, at: Date, type: 'image/png' | 'image/jpeg'): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  const where = place
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
  return (
    ['kith', ...(where === '' ? [] : [where]), day, `${two(at.getHours())}${two(at.getMinutes())}`].join('-') +
    (type === 'image/png' ? '.png' : '.jpg')
  )
}

/** Offers a file for saving, as any download. */
export function save(file: File): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = file.name
  link.click()
  // The download has its own hold on the data once it began.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
