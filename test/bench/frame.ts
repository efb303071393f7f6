import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'

const measuredSchema = z.object({
  avatars: z.number(),
  /** Median and 99th percentile. */
  frameMs: z.number(),
  worstMs: z.number(),
  /** What a thousand frames left on the heap that is still held. */
  heapGrowthBytes: z.number(),
  /** What they left to be collected: numbers boxed on their way into functions the engine did not inline. */
  garbageBytesPerFrame: z.number(),
})
export type FrameBench = z.infer<typeof measuredSchema> & Record<string, unknown>

/**
 * The CPU side of a frame with a hundred avatars (interpolation, poses, faces, tags, bubbles; the renderer stubbed), and what a
 * thousand frames leave on the heap. In a process of its own whose young generation holds all they make, so that nothing is
 * collected before it is counted.
 */
export async function run(): Promise<FrameBench> {
  const script = fileURLToPath(new URL('./frame-crowd.ts', import.meta.url))
  const flags = ['--expose-gc', '--min-semi-space-size=64', '--max-semi-space-size=64']
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, script])
  return measuredSchema.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''))
}
