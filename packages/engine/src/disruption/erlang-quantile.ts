/**
 * P(X ≤ x) for a sum X of `phases` exponentials of mean 1, phases a whole number ≥ 1: the chance that a Poisson of mean x is
 * at least `phases`. 2X is chi-square of 2·phases degrees of freedom.
 */
export function erlangCdf(phases: number, x: number): number {
  if (!(x > 0)) return 0
  // Terms e^−x xⁱ / i! in logarithms, for e^−x alone vanishes past x = 745.
  let below = 0
  let term = -x
  for (let i = 0; i < phases; i++) {
    if (i > 0) term += Math.log(x / i)
    below += Math.exp(term)
  }
  return Math.max(0, 1 - below)
}

/** The x with `erlangCdf(phases, x) = p`, 0 < p < 1, by bisection to the last bits. Half of the chi-square quantile. */
export function erlangQuantile(phases: number, p: number): number {
  let low = 0
  let high = phases + 1
  while (erlangCdf(phases, high) < p) high *= 2
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return middle
    if (erlangCdf(phases, middle) < p) low = middle
    else high = middle
  }
}
