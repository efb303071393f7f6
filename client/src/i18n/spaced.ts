const latinThenHan = /(?<=[\p{Script=Latin}\p{N}])(?=\p{Script=Han})/gu
const hanThenLatin = /(?<=\p{Script=Han})(?=[\p{Script=Latin}\p{N}✦])/gu

/** Sets Chinese apart from Latin letters, digits and the residents' star, as the page does by itself: for canvas, and for the star. */
export function spaced(text: string): string {
  return text.replaceAll(latinThenHan, ' ').replaceAll(hanThenLatin, ' ')
}
