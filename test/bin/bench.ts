/** `npm run bench <name>`: runs one benchmark and prints, last, one JSON line with what it measured. */
const benches = {
  crowd: () => import('../bench/crowd.ts'),
  idle: () => import('../bench/idle.ts'),
  load: () => import('../bench/load.ts'),
  store: () => import('../bench/store.ts'),
  turn: () => import('../bench/turn.ts'),
} as const

function isBench(name: string | undefined): name is keyof typeof benches {
  return name !== undefined && Object.hasOwn(benches, name)
}

const wanted = process.argv[2]
if (!isBench(wanted)) {
  console.error(`Which benchmark? One of: ${Object.keys(benches).join(', ')}`)
  process.exit(2)
}
const bench = await benches[wanted]()
console.log(JSON.stringify({ bench: wanted, ...(await bench.run()) }))
process.exit(0)

export {}
