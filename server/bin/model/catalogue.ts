/** A model that is offered for download. Sizes are for choosing; what is downloaded is measured by what its host says. */
export interface OfferedModel {
  /** What `--choose` takes. */
  id: string
  title: string
  /** The same on both hosts. */
  repository: string
  file: string
  /** About. */
  sizeGb: number
  /** The memory a machine should have for it: the model, its talks, and everything else that runs there. */
  memoryGb: number
  licence: string
  words: 'small' | 'middle' | 'large'
}

/** Instruct models that speak English and Chinese well for their size, in four bits. */
export const offeredModels: readonly OfferedModel[] = [
  {
    id: 'qwen3-0.6b',
    title: 'Qwen3 0.6B',
    repository: 'unsloth/Qwen3-0.6B-GGUF',
    file: 'Qwen3-0.6B-Q4_K_M.gguf',
    sizeGb: 0.4,
    memoryGb: 4,
    licence: 'Apache-2.0',
    words: 'small',
  },
  {
    id: 'qwen3-1.7b',
    title: 'Qwen3 1.7B',
    repository: 'unsloth/Qwen3-1.7B-GGUF',
    file: 'Qwen3-1.7B-Q4_K_M.gguf',
    sizeGb: 1.1,
    memoryGb: 6,
    licence: 'Apache-2.0',
    words: 'middle',
  },
  {
    id: 'qwen3-4b',
    title: 'Qwen3 4B Instruct',
    repository: 'unsloth/Qwen3-4B-Instruct-2507-GGUF',
    file: 'Qwen3-4B-Instruct-2507-Q4_K_M.gguf',
    sizeGb: 2.5,
    memoryGb: 10,
    licence: 'Apache-2.0',
    words: 'large',
  },
]

/** Without a graphics card, a bigger one would answer after people have walked on. */
const coresFor: Record<OfferedModel['words'], number> = { small: 1, middle: 4, large: 8 }

/** The largest this machine answers with in time; the smallest when none fits. */
export function recommended(machine: { memoryGb: number; cores: number; fast: boolean }): OfferedModel {
  const fits = offeredModels.filter(
    ({ memoryGb, words }) => memoryGb <= machine.memoryGb && (machine.fast || coresFor[words] <= machine.cores),
  )
  const best = fits.at(-1) ?? offeredModels[0]
  if (best === undefined) throw new Error('no model is offered')
  return best
}
