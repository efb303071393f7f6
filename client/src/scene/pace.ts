/** After this long without anything moving, half the frames are enough. */
const stillAfterMs = 10_000
const calmFramesPerSecond = 30

/** How many frames a second are worth their battery: all of them while something moves, 30 when nothing does or the battery is low. */
export class Pace {
  #movedMs = Number.NEGATIVE_INFINITY
  /** The battery is low and not being charged. */
  saving = false

  /** Somebody walks, speaks, gestures or looks around. */
  moved(nowMs: number): void {
    this.#movedMs = nowMs
  }

  /** 0: as fast as the display; otherwise so many frames a second. `most` is what the quality allows, 0 for no limit. */
  framesPerSecond(nowMs: number, most: number): number {
    const calm = this.saving || nowMs - this.#movedMs > stillAfterMs
    if (!calm) return most
    return most === 0 ? calmFramesPerSecond : Math.min(most, calmFramesPerSecond)
  }
}

const lowBattery = 0.2

interface Battery extends EventTarget {
  charging: boolean
  level: number
}

/** Follows the battery where the browser tells of it, until aborted. Elsewhere the browser itself draws less when it must. */
export async function watchBattery(onSaving: (saving: boolean) => void, signal: AbortSignal): Promise<void> {
  if (!tellsOfBattery(navigator)) return
  try {
    const battery = await navigator.getBattery()
    if (signal.aborted) return
    const tell = (): void => onSaving(!battery.charging && battery.level <= lowBattery)
    tell()
    battery.addEventListener('chargingchange', tell, { signal })
    battery.addEventListener('levelchange', tell, { signal })
  } catch {
    // A browser may know of batteries and refuse to tell: then nothing is saved by us.
  }
}

function tellsOfBattery(from: Navigator): from is Navigator & { getBattery(): Promise<Battery> } {
  return 'getBattery' in from
}
