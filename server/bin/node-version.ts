const leastMajor = 24

/** Ends the process with one clear sentence when this Node is too old to run the server. */
export function requireNode(): void {
  if (Number.parseInt(process.versions.node, 10) >= leastMajor) return
  console.error(
    `Kith runs on Node ${leastMajor} or newer, and this is ${process.versions.node}: run \`npm install && npm start\`, which brings the right one along.`,
  )
  process.exit(1)
}
