/** The first JSON object in a model's answer, whatever stands around it: fences, greetings, thoughts. Undefined when there is none. */
export function jsonObjectIn(text: string): unknown {
  const from = text.indexOf('{')
  const to = text.lastIndexOf('}')
  if (from < 0 || to <= from) return undefined
  try {
    return JSON.parse(text.slice(from, to + 1))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
