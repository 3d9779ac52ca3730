// Waits until `serai serve` says where it is, then asks it for the page and its health. Usage: answers.mjs OUTPUT-FILE
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

const [output] = process.argv.slice(2)
const deadline = Date.now() + 60_000
const address = () => /http:\/\/127\.0\.0\.1:\d+/.exec(readFileSync(output, 'utf8'))?.[0]
while (!address()) {
  if (Date.now() > deadline) throw new Error(`serai serve did not say where it is within a minute`)
  await pause(200)
}
for (const path of ['/', '/api/health', '/api/openapi.json']) {
  const { status } = await fetch(address() + path)
  if (status !== 200) throw new Error(`${path}: got ${status}, expected 200`)
}
console.log(`${address()} answers`)
