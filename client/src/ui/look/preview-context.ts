import { createContext, useContext } from 'react'
import type { LookPreview } from '#scene/look-preview/look-preview.ts'

/** The large figure, once it is drawn; `failed` where it cannot be. */
export interface PreviewState {
  preview: LookPreview | null
  failed: boolean
}

export const PreviewContext = createContext<PreviewState>({ preview: null, failed: false })

export function usePreview(): PreviewState {
  return useContext(PreviewContext)
}
