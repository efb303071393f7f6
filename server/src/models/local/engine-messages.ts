import { z } from 'zod'
import { engineFailures } from './engine.ts'

/** What the server tells the engine's process, once, when it has started it. */
export const engineStartSchema = z.object({
  /** File URL of a module that exports `openEngine`. */
  module: z.string(),
  engine: z.object({ file: z.string(), engineDir: z.string(), contextTokens: z.number().int().positive() }),
  /** Shown to those who ask for the list of models. */
  title: z.string(),
  /** Whoever asks must bring it: any page in a browser on this machine can reach a local port. */
  key: z.string().min(16),
  /** 0: any that is free. */
  port: z.number().int().min(0).max(65_535),
})
export type EngineStart = z.infer<typeof engineStartSchema>

/** What the engine's process tells the server: that it listens, then that the model is loaded, or why it cannot be. */
export const engineReportSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('listening'), port: z.number().int().positive() }),
  z.object({ type: z.literal('ready'), contextTokens: z.number().int().positive() }),
  z.object({ type: z.literal('failed'), code: z.enum(engineFailures), detail: z.string() }),
])
export type EngineReport = z.infer<typeof engineReportSchema>
