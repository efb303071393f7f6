/** Things told one after the other in one line: the dot stays with what it follows where the line breaks. */
export function dotted(parts: readonly string[]): string {
  return parts.join('\u00a0· ')
}
