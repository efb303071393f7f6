/** `npm run bench <name>`: runs one benchmark and prints, last, one JSON line with what it measured. */
const benches = ['crowd', 'turn', 'idle', 'load', 'store'] as const

const name = process.argv[2]
if (name === undefined || !benches.some((bench) => bench === name)) {
  console.error(`Which benchmark? One of: ${benches.join(', ')}`)
  process.exit(2)
}
const { run } = (await import(`../bench/${name}.ts`)) as { run(): Promise<Record<string, unknown>> }
const measured = await run()
console.log(JSON.stringify({ bench: name, ...measured }))
process.exit(0)
