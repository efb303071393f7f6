import { appStore } from '#state/app-store.ts'

export function closePanel(): void {
  appStore.getState().set({ panel: null, selectedPid: null })
}
