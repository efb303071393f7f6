import { languageSchema } from '@kith/shared/text'
import { z } from 'zod'

/** A recall data set file: talks of several people, and questions with the turns that answer them. */
export const dataSetSchema = z.object({
  conversations: z.array(
    z.object({
      id: z.string(),
      turns: z.array(z.object({ id: z.string(), session: z.string(), speaker: z.string(), atMs: z.number(), text: z.string() })),
    }),
  ),
  questions: z.array(
    z.object({
      id: z.string(),
      conversation: z.string(),
      text: z.string(),
      asker: z.string().optional(),
      /** Without evidence a question is timed but not scored. */
      evidence: z.array(z.string()),
      category: z.union([z.string(), z.number()]).optional(),
      lang: languageSchema,
    }),
  ),
})

export type DataSet = z.infer<typeof dataSetSchema>
export type Conversation = DataSet['conversations'][number]
export type Turn = Conversation['turns'][number]
export type Question = DataSet['questions'][number]
