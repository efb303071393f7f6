/** Waiting that can be cut short: by the network coming back, the page being looked at again, or a press on "try now". */
export class Pause {
  #end: (() => void) | null = null

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.end(), ms)
      this.#end = () => {
        clearTimeout(timer)
        this.#end = null
        resolve()
      }
    })
  }

  end(): void {
    this.#end?.()
  }
}
