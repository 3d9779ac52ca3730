const MASK = (1n << 64n) - 1n

/** FNV-1a, 64 bits, over the UTF-16 code units of a text (Fowler, Noll, Vo). */
function fnv1a(text: string): bigint {
  let hash = 0xcbf29ce484222325n
  for (let i = 0; i < text.length; i++) {
    hash = ((hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n) & MASK
  }
  return hash
}

/** The SplitMix64 sequence of a start (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014). */
export function splitmix64(start: bigint, count: number): bigint[] {
  const out: bigint[] = []
  for (let i = 1n; i <= BigInt(count); i++) {
    let z = (start + i * 0x9e3779b97f4a7c15n) & MASK
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK
    out.push(z ^ (z >> 31n))
  }
  return out
}

/** Four words of state for the stream of a seed and a name: far apart for any two pairs, the same on every machine. */
export function stateOf(seed: number, name: string): Int32Array {
  const state = new Int32Array(4)
  splitmix64(fnv1a(`${seed}\u0000${name}`), 2).forEach((word, i) => {
    state[2 * i] = Number(word & 0xffffffffn)
    state[2 * i + 1] = Number(word >> 32n)
  })
  return state
}
