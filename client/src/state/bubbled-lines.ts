import { createStore } from 'zustand/vanilla'

/**
 * The lines (their `key`, or else `id`) that can be read whole in a bubble over their speaker. Written by `scene` when that
 * changes: the folded transcript does not show them a second time.
 */
export const bubbledLines = createStore<ReadonlySet<string>>(() => new Set())
