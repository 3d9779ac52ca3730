/** Exact answers of queueing theory, the oracles of the simulation. Times are in units of the mean service time. */

/** Chance that an arrival at M/M/c has to wait, by the recursion of Erlang's B (Erlang 1917). `load`: λ/μ. */
export function erlangC(servers: number, load: number): number {
  let blocked = 1
  for (let c = 1; c <= servers; c++) blocked = (load * blocked) / (c + load * blocked)
  return blocked / (1 - (load / servers) * (1 - blocked))
}

/** Mean wait in M/M/c. */
export const waitMMc = (servers: number, utilisation: number): number =>
  erlangC(servers, servers * utilisation) / (servers * (1 - utilisation))

/** Mean wait in M/G/1 by Pollaczek (1930) and Khinchine (1932). `scv`: squared coefficient of variation of the service. */
export const waitMG1 = (utilisation: number, scv: number): number =>
  (utilisation * (1 + scv)) / (2 * (1 - utilisation))

/**
 * Mean wait in M/D/c: ½ [1 + (1 − ρ)(c − 1)(√(4 + 5c) − 2) / (16 ρ c)] times that of M/M/c (Cosmetatos: Approximate explicit
 * formulae for the average queueing time in the processes (M/D/r) and (D/M/r), INFOR 13(3), 1975). Good in heavy traffic, too
 * high with many servers or in light traffic (Kimura: Refining Cosmetatos' approximation, J. Opl Res. Soc. 42(7), 1991,
 * doi:10.1057/jors.1991.119).
 */
export function cosmetatos(servers: number, utilisation: number): number {
  const more =
    ((1 - utilisation) * (servers - 1) * (Math.sqrt(4 + 5 * servers) - 2)) / (16 * utilisation * servers)
  return (waitMMc(servers, utilisation) * (1 + more)) / 2
}

/**
 * Mean wait in M/D/c, exactly (Crommelin: Delay probability formulae, P.O. Elect. Engrs J. 25, 1932): whoever is in service
 * now is gone one service time later, and no one else, so that the number in the system then is what waits now plus a Poisson
 * number. Solved as a linear system up to `levels` in the system.
 */
export function waitMDc(servers: number, utilisation: number, levels = 200): number {
  const load = servers * utilisation
  const poisson = new Float64Array(levels)
  poisson[0] = Math.exp(-load)
  for (let k = 1; k < levels; k++) poisson[k] = (poisson[k - 1]! * load) / k
  const chain = square(levels, (to, from) => {
    const left = Math.max(0, from - servers)
    return (to >= left ? poisson[to - left]! : 0) - (to === from ? 1 : 0)
  })
  chain[0]!.fill(1)
  const shares = solve(
    chain,
    Float64Array.from({ length: levels }, (_, i) => (i === 0 ? 1 : 0)),
  )
  let waiting = 0
  for (let j = servers; j < levels; j++) waiting += (j - servers) * shares[j]!
  return waiting / load
}

/**
 * Mean wait in E_a/E_s/c, exactly: gaps of `a` exponential phases, services of `s`, `c` servers. The phase of the gap and the
 * numbers of servers in each phase make a Markov chain whose levels are the numbers in the system; it is cut off so far
 * out that nothing is left there, and solved by linear level reduction (Gaver, Jacobs, Latouche: Finite birth-and-death models
 * in randomly changing environments, Adv. Appl. Prob. 16, 1984). With a = 1 arrivals are Poisson, with s = 1 services
 * exponential.
 */
export function waitErlang(a: number, s: number, c: number, utilisation: number, levels = c + 250): number {
  const chain = new ErlangChain(a, s, c, utilisation)
  const inverses: Matrix[] = []
  let local = chain.block(levels, levels)
  // Arrivals at the last level are lost: their phase begins anew.
  for (const [from, state] of chain.states(levels).entries())
    if (state[0] === a - 1) local[from]![chain.indexOf(levels, [0, ...state.slice(1)])]! += chain.gapRate
  for (let level = levels; level > 0; level--) {
    const up = times(chain.block(level - 1, level), inverse(local), -1)
    inverses.push(up)
    local = plus(chain.block(level - 1, level - 1), times(up, chain.block(level, level - 1), 1))
  }
  inverses.reverse()
  const equations = square(local.length, (to, from) => (to === 0 ? 1 : local[from]![to]!))
  let share = solve(
    equations,
    Float64Array.from(local, (_, i) => (i === 0 ? 1 : 0)),
  )
  let total = 0
  let waiting = 0
  for (let level = 0; level <= levels; level++) {
    const mass = share.reduce((sum, value) => sum + value, 0)
    total += mass
    waiting += Math.max(0, level - c) * mass
    const up = inverses[level]
    if (up) share = row(share, up)
  }
  return waiting / total / (c * utilisation)
}

class ErlangChain {
  readonly gapRate: number
  private readonly a: number
  private readonly s: number
  private readonly c: number
  private readonly cache = new Map<number, readonly (readonly number[])[]>()

  constructor(a: number, s: number, c: number, utilisation: number) {
    this.a = a
    this.s = s
    this.c = c
    this.gapRate = a * c * utilisation
  }

  /** [phase of the gap, servers in phase 0, in phase 1, …] */
  states(level: number): readonly (readonly number[])[] {
    const busy = Math.min(level, this.c)
    const known = this.cache.get(busy)
    if (known) return known
    const states = compositions(busy, this.s).flatMap((servers) =>
      Array.from({ length: this.a }, (_, phase) => [phase, ...servers]),
    )
    this.cache.set(busy, states)
    return states
  }

  indexOf(level: number, state: readonly number[]): number {
    const key = state.join()
    return this.states(level).findIndex((other) => other.join() === key)
  }

  /** Rates from the states of a level to those of another; on the diagonal, less all that leaves. */
  block(from: number, to: number): Matrix {
    const rows = this.states(from).map(() => new Float64Array(this.states(to).length))
    for (const [i, state] of this.states(from).entries())
      for (const [rate, level, next] of this.moves(from, state)) {
        if (level === to) rows[i]![this.indexOf(to, next)]! += rate
        if (from === to) rows[i]![i]! -= rate
      }
    return rows
  }

  private moves(level: number, [phase = 0, ...servers]: readonly number[]): [number, number, number[]][] {
    const { a, s, c, gapRate } = this
    const moves: [number, number, number[]][] = []
    const shifted = (from: number, to: number) =>
      servers.map((n, p) => n - (p === from ? 1 : 0) + (p === to ? 1 : 0))
    if (phase < a - 1) moves.push([gapRate, level, [phase + 1, ...servers]])
    else moves.push([gapRate, level + 1, [0, ...(level < c ? shifted(-1, 0) : servers)]])
    for (const [p, count] of servers.entries()) {
      if (count === 0) continue
      if (p < s - 1) moves.push([count * s, level, [phase, ...shifted(p, p + 1)]])
      else moves.push([count * s, level - 1, [phase, ...shifted(p, level > c ? 0 : -1)]])
    }
    return moves
  }
}

/** All ways to spread n over so many places. */
function compositions(n: number, places: number): number[][] {
  if (places === 1) return [[n]]
  return Array.from({ length: n + 1 }, (_, first) => first).flatMap((first) =>
    compositions(n - first, places - 1).map((rest) => [first, ...rest]),
  )
}

type Matrix = Float64Array[]

const square = (n: number, value: (i: number, j: number) => number): Matrix =>
  Array.from({ length: n }, (_, i) => Float64Array.from({ length: n }, (_, j) => value(i, j)))

const row = (v: Float64Array, m: Matrix): Float64Array => {
  const out = new Float64Array(m[0]!.length)
  for (const [k, value] of v.entries()) for (let j = 0; j < out.length; j++) out[j]! += value * m[k]![j]!
  return out
}

const times = (x: Matrix, y: Matrix, sign: number): Matrix => x.map((v) => row(v, y).map((e) => sign * e))

const plus = (x: Matrix, y: Matrix): Matrix => x.map((v, i) => v.map((value, j) => value + y[i]![j]!))

const inverse = (m: Matrix): Matrix => {
  const columns = m.map((_, j) =>
    solve(
      m,
      Float64Array.from(m, (_, i) => (i === j ? 1 : 0)),
    ),
  )
  return m.map((_, i) => Float64Array.from(columns, (column) => column[i]!))
}

/** x of m x = b, by elimination with partial pivoting. */
function solve(m: Matrix, b: Float64Array): Float64Array {
  const n = b.length
  const a = m.map((v, i) => Float64Array.of(...v, b[i]!))
  for (let k = 0; k < n; k++) {
    let pivot = k
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i]![k]!) > Math.abs(a[pivot]![k]!)) pivot = i
    const top = a[pivot]!
    a[pivot] = a[k]!
    a[k] = top
    for (let i = k + 1; i < n; i++) {
      const factor = a[i]![k]! / top[k]!
      if (factor === 0) continue
      for (let j = k; j <= n; j++) a[i]![j]! -= factor * top[j]!
    }
  }
  const x = new Float64Array(n)
  for (let i = n - 1; i >= 0; i--) {
    let sum = a[i]![n]!
    for (let j = i + 1; j < n; j++) sum -= a[i]![j]! * x[j]!
    x[i] = sum / a[i]![i]!
  }
  return x
}
