import { useStore } from 'zustand'
import { appStore, type AppState } from '#state/app-store.ts'

export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(appStore, select)
}
