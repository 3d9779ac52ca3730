/** ln Γ(x), x > 0: Lanczos (J. SIAM Numer. Anal. B 1, 1964) with g = 7 and nine terms, good to 15 figures. */
function logGamma(x: number): number {
  const terms = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ]
  let sum = 0.9999999999998099
  for (const [i, term] of terms.entries()) sum += term / (x + i)
  const t = x + 6.5
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum)
}

/** Regularised incomplete beta function by its continued fraction (DLMF 8.17.22), evaluated from the front (Lentz 1976). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  const tiny = 1e-300
  let c = 1
  let d = 1 - ((a + b) * x) / (a + 1)
  d = 1 / (Math.abs(d) < tiny ? tiny : d)
  let fraction = d
  for (let m = 1; m < 500; m++) {
    for (const coefficient of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 + coefficient * d
      d = 1 / (Math.abs(d) < tiny ? tiny : d)
      c = 1 + coefficient / c
      if (Math.abs(c) < tiny) c = tiny
      fraction *= d * c
    }
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return (front * fraction) / a
}

/** P(T ≤ t) of Student's t. */
function studentCdf(t: number, degrees: number): number {
  const tail = incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2
  return t > 0 ? 1 - tail : tail
}

/** Quantile p (0.5 ≤ p < 1) of Student's t with degrees ≥ 1, by bisection to the last bit that matters. */
export function studentQuantile(p: number, degrees: number): number {
  let low = 0
  let high = 1
  while (studentCdf(high, degrees) < p) high *= 2
  for (let i = 0; i < 100 && high - low > 1e-12 * high; i++) {
    const middle = (low + high) / 2
    if (studentCdf(middle, degrees) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}
