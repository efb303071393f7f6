import { useEffect, useRef } from 'react'
import type { ThumbnailFocus } from '#scene/look-preview/thumbnails.ts'
import { usePreview } from './preview-context.ts'

/** A small picture of a look; drawn flat where nothing is drawn in three dimensions. */
export function Thumbnail({ look, focus }: { look: string; focus: ThumbnailFocus }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { preview, failed } = usePreview()
  useEffect(() => {
    const drawn = canvas.current
    if (drawn === null) return
    if (preview !== null) {
      preview.thumbnails.want(drawn, look, focus)
      return () => preview.thumbnails.forget(drawn)
    }
    if (!failed) return
    let wanted = true
    const draw = async (): Promise<void> => {
      const { drawLookPortrait } = await import('#scene/look-portrait.ts')
      if (wanted) drawLookPortrait(drawn, look)
    }
    void draw()
    return () => {
      wanted = false
    }
  }, [preview, failed, look, focus])
  return <canvas ref={canvas} className="pictures__canvas" width={152} height={176} aria-hidden="true" />
}
