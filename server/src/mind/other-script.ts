import { detectLanguage } from '@kith/shared/text'

/** Somebody writing in a script that is neither of Kith's languages is answered in theirs, if the model can. */
export function speaksOtherScript(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return letters >= 2 && detectLanguage(text) === null
}
