import { describe, expect, it } from 'vitest'
import { Dispatch } from '../../src/power/dispatch.ts'
import { NO_BATTERY, NO_DIESEL, NO_GRID, SURE, site } from './sites.ts'

/** kWh make the sums readable; √0.81 = 0.9 each way. */
const BATTERY = { kw: 1000, kwh: 1000, roundTrip: 0.81, reserveShare: 0.4 }
const HOUR = 1
const kwh = (value: number) => Math.round(value * 1000)

function flows(one: Dispatch): Record<string, number> {
  const { solarWh, gridWh, dieselWh, batteryOutWh, batteryInWh, curtailedWh, shedWh } = one
  const all = { solarWh, gridWh, dieselWh, batteryOutWh, batteryInWh, curtailedWh, shedWh }
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, wh]) => (wh === 0 ? [] : [[name, wh / 1000]])),
  )
}

describe('without cuts', () => {
  const plain = { grid: { ...SURE, kw: 300 }, diesel: { kw: 200, sets: 2, minLoad: 0.5 }, battery: BATTERY }

  it('the sun serves first and its rest charges the battery, up to its power and its room', () => {
    const one = new Dispatch(site(plain))
    one.battery.storedWh = kwh(500)
    one.run(HOUR, true, kwh(100), kwh(400))
    expect(flows(one)).toEqual({ solarWh: 400, batteryInWh: 300 })
    expect(one.battery.storedWh).toBe(kwh(770))
    one.clear()
    one.run(HOUR, true, 0, kwh(1500))
    // Room for 230 kWh is 255.555 on the AC side.
    expect(flows(one)).toEqual({ solarWh: 255.555, batteryInWh: 255.555, curtailedWh: 1244.445 })
  })

  it('then what is stored above the reserve, then the grid, diesel, and the reserve at last', () => {
    const one = new Dispatch(site(plain))
    one.battery.storedWh = kwh(500)
    one.run(HOUR, true, kwh(800), kwh(50))
    // 100 kWh above the reserve give 90; 300 grid, 200 diesel; 160 of the 360 that the reserve can give.
    expect(flows(one)).toEqual({ solarWh: 50, gridWh: 300, dieselWh: 200, batteryOutWh: 250 })
    one.clear()
    one.battery.storedWh = kwh(100)
    one.run(HOUR, true, kwh(800), 0)
    expect(flows(one)).toEqual({ gridWh: 300, dieselWh: 200, batteryOutWh: 90, shedWh: 210 })
    expect(one.battery.storedWh).toBe(0)
  })

  it('the reserve is filled again from the grid, in four hours at the fastest, and no further', () => {
    const one = new Dispatch(site({ ...plain, grid: { ...SURE, kw: 3000 } }))
    one.battery.storedWh = 0
    one.run(HOUR, true, kwh(100), 0)
    expect(flows(one)).toEqual({ gridWh: 350, batteryInWh: 250 })
    expect(one.battery.storedWh).toBe(kwh(225))
    one.clear()
    one.run(HOUR, true, kwh(100), 0)
    expect(one.battery.storedWh).toBe(kwh(400) - 1)
    one.clear()
    one.run(HOUR, true, kwh(100), 0)
    expect(flows(one)).toMatchObject({ gridWh: 100.001 })
    expect(one.battery.storedWh).toBe(kwh(400) - 1)
  })

  it('without grid the battery gives down to its reserve, sets carry the rest, the reserve what they cannot', () => {
    const one = new Dispatch(site({ ...plain, grid: NO_GRID }))
    one.battery.storedWh = kwh(500)
    one.run(HOUR, false, kwh(400), 0)
    expect(flows(one)).toEqual({ dieselWh: 200, batteryOutWh: 200 })
  })
})

describe('with cuts', () => {
  const cut = { grid: { outagesPerYear: 0, kw: 1000 }, diesel: NO_DIESEL, battery: BATTERY }

  it('what is stored waits for the next one, and the grid serves', () => {
    const one = new Dispatch(site(cut))
    one.run(HOUR, true, kwh(600), kwh(100))
    expect(flows(one)).toEqual({ solarWh: 100, gridWh: 500 })
    one.clear()
    one.run(HOUR, false, kwh(600), kwh(100))
    // All but the reserve, then, for want of sets, the reserve.
    expect(flows(one)).toEqual({ solarWh: 100, batteryOutWh: 500 })
  })

  it('the grid fills the battery, but leaves room for as much spare sun as yesterday had', () => {
    const one = new Dispatch(site(cut))
    one.battery.storedWh = 0
    one.run(HOUR, true, 0, 0)
    expect(flows(one)).toEqual({ gridWh: 250, batteryInWh: 250 })
    one.battery.storedWh = kwh(1000)
    one.run(HOUR, true, 0, kwh(500))
    one.midnight()
    one.battery.storedWh = kwh(540)
    one.clear()
    one.run(HOUR, true, 0, 0)
    // Room for 500 kWh is 450 stored: the target is 550.
    expect(one.battery.storedWh).toBe(kwh(550) - 1)
    one.midnight()
    one.run(HOUR, true, 0, 0)
    expect(one.battery.storedWh).toBeGreaterThan(kwh(750))
  })
})

describe('diesel sets', () => {
  const diesel = { kw: 400, sets: 4, minLoad: 0.5 }

  it('run as few as carry the load, and burn for their minimum load', () => {
    const one = new Dispatch(site({ grid: NO_GRID, battery: NO_BATTERY, diesel }))
    one.run(HOUR, false, kwh(20), 0)
    expect([one.dieselWh, one.burntWh]).toEqual([kwh(20), kwh(50)])
    one.clear()
    one.run(HOUR, false, kwh(250), 0)
    expect([one.dieselWh, one.burntWh]).toEqual([kwh(250), kwh(250)])
    one.clear()
    one.run(HOUR, false, kwh(500), 0)
    expect(flows(one)).toEqual({ dieselWh: 400, shedWh: 100 })
    one.clear()
    one.run(HOUR / 4, false, kwh(1), 0)
    expect(one.burntWh).toBe(kwh(12.5))
  })

  it('give what their minimum makes too much to the battery: it rests first, then charges', () => {
    const one = new Dispatch(site({ grid: NO_GRID, battery: BATTERY, diesel }))
    one.battery.storedWh = kwh(400)
    one.run(HOUR, false, kwh(20), 0)
    expect(flows(one)).toEqual({ dieselWh: 50, batteryInWh: 30 })
    expect(one.battery.storedWh).toBe(kwh(427))
    one.clear()
    one.battery.storedWh = kwh(410)
    one.run(HOUR, false, kwh(20), 0)
    // 10 kWh above the reserve give 9; the set carries the other 11 and has 39 to spare: 9 and a charge of 30.
    expect(flows(one)).toEqual({ dieselWh: 50, batteryInWh: 30 })
  })

  it('relieve the grid of it when there is no battery', () => {
    const one = new Dispatch(site({ grid: { ...SURE, kw: 100 }, battery: NO_BATTERY, diesel }))
    one.run(HOUR, true, kwh(110), 0)
    expect(flows(one)).toEqual({ gridWh: 60, dieselWh: 50 })
    expect(one.burntWh).toBe(kwh(50))
  })
})
