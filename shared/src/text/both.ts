import { z } from 'zod'

/** The languages Kith speaks. Everything authored exists in both. */
export const languages = ['en', 'zh'] as const
export type Language = (typeof languages)[number]
export const languageSchema = z.enum(languages)

/** One text in each language. */
export const bothSchema = z.object({ zh: z.string().min(1).max(4000), en: z.string().min(1).max(4000) })
export type Both = z.infer<typeof bothSchema>

const lines = z.array(z.string().min(1).max(1000)).max(400)

/** Several texts in each language; the lists need not be parallel. */
export const bothLinesSchema = z.object({ zh: lines, en: lines })
export type BothLines = z.infer<typeof bothLinesSchema>
