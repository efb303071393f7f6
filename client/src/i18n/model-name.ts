import type { Say } from './i18n.ts'

/**
 * What speaks here, as a visitor reads it. The server describes its model in English and for those who run it
 * (server/src/models/choose.ts); a name it does not shape like that is shown as it is.
 */
export function modelName(description: string, say: Say): string {
  if (description.startsWith('built-in script')) return say('help.script')
  const at = /^(.+) at (\S+)$/.exec(description)
  if (at !== null) return say('help.modelAt', { model: at[1] ?? '', host: at[2] ?? '' })
  const here = /^(.+) from .+ on this machine$/.exec(description)
  if (here !== null) return say('help.modelHere', { model: here[1] ?? '' })
  return description
}
