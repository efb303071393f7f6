import { useEffect, useState } from 'react'
import { appStore } from '#state/app-store.ts'
import { type PreviewFocus, startLookPreview } from '#scene/look-preview/look-preview.ts'
import type { PreviewState } from './preview-context.ts'

const nothing: PreviewState = { preview: null, failed: false }

/** Draws a look on a canvas for as long as the component lives. */
export function useLookPreview(canvas: HTMLCanvasElement | null, look: string, focus: PreviewFocus): PreviewState {
  const [state, setState] = useState(nothing)
  const { preview } = state
  useEffect(() => {
    if (canvas === null) return
    const leaving = new AbortController()
    let started: PreviewState['preview'] = null
    const start = async (): Promise<void> => {
      try {
        started = await startLookPreview(
          canvas,
          {
            look,
            quality: appStore.getState().quality,
            still: matchMedia('(prefers-reduced-motion: reduce)').matches,
            onLost: () => setState({ preview: null, failed: true }),
          },
          leaving.signal,
        )
        setState({ preview: started, failed: false })
      } catch {
        // Choosing goes on without it, by the drawn portraits.
        if (!leaving.signal.aborted) setState({ preview: null, failed: true })
      }
    }
    void start()
    return () => {
      leaving.abort()
      started?.dispose()
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the first look only: later ones go through `show`
  }, [canvas])
  useEffect(() => preview?.show(look), [preview, look])
  useEffect(() => preview?.focus(focus), [preview, focus])
  return state
}
