/** Numbers about drawing for the page hook `window.__kith`; written each frame, read by tests and benches. */
export const sceneStats = { frames: 0, drawCalls: 0, triangles: 0, figures: 0, pixelRatio: 0, mostFramesPerSecond: 0 }
