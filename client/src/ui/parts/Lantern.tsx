/** The lantern of the house sign. */
export function Lantern() {
  return <img className="lantern" src="/favicon.svg" width="44" height="44" alt="" />
}
