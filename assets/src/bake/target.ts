/** Called during a bake with the step's name and the share of it done, 0 to 1. */
export type BakeProgress = (step: string, share: number) => void

export interface BakeResult {
  files: Record<string, Uint8Array | string>
  /** Counts worth printing and testing; written to the manifest. */
  facts: Record<string, number>
}

/** One folder of `assets/built` and how to make it. Paths are relative to the repository's root. */
export interface BakeTarget {
  name: string
  sources: readonly string[]
  /** Dependencies of assets/package.json whose version shapes the result. */
  packages: readonly string[]
  bake(root: string, progress: BakeProgress): BakeResult
}
