/** A React ref that keeps a CSS variable at an element's height in pixels while it is there, so that others may stand below it. */
export function heightOf(variable: `--${string}`): (element: HTMLElement | null) => (() => void) | undefined {
  return (element) => {
    if (element === null) return undefined
    const { style } = document.documentElement
    const watch = new ResizeObserver(() => style.setProperty(variable, `${element.offsetHeight}px`))
    watch.observe(element)
    return () => {
      watch.disconnect()
      style.removeProperty(variable)
    }
  }
}
