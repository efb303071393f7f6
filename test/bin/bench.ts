import { benches, isBench } from './benches.ts'

/** `npm run bench <name>`: runs one benchmark and prints, last, one JSON line with what it measured. */
const wanted = process.argv[2]
if (!isBench(wanted)) {
  console.error(`Which benchmark? One of: ${Object.keys(benches).join(', ')}`)
  process.exit(2)
}
const bench = await benches[wanted]()
console.log(JSON.stringify({ bench: wanted, ...(await bench.run()) }))
process.exit(0)
