import type { PowerSite } from './site.ts'

/** A year's share of 1 $ spent now over a life, at a real rate of interest: the annuity that pays it back. */
export const annuity = (rate: number, years: number): number =>
  rate === 0 ? 1 / years : rate / (1 - (1 + rate) ** -years)

/** What panels, battery and diesel sets cost a year as annuities of their price over their life, $. */
export function capitalUsdPerYear({ solar, battery, diesel, costs }: PowerSite): number {
  const paid = (size: number, usd: number, years: number) =>
    size > 0 ? size * usd * annuity(costs.discountRate, years) : 0
  return (
    paid(solar.kwp, costs.solarUsdPerKwp, costs.solarLifeYears) +
    paid(battery.kwh, costs.batteryUsdPerKwh, costs.batteryLifeYears) +
    (battery.kwh > 0 ? paid(battery.kw, costs.batteryUsdPerKw, costs.batteryLifeYears) : 0) +
    paid(diesel.kw, costs.dieselUsdPerKw, costs.dieselLifeYears)
  )
}
