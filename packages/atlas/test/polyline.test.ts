import { decodePolyline } from '@serai/atlas'
import { describe, expect, it } from 'vitest'

describe('decodePolyline', () => {
  it("reads the example of the format's description", () => {
    expect(decodePolyline('_p~iF~ps|U_ulLnnqC_mqNvxq`@')).toEqual([
      { lat: 38.5, lon: -120.2 },
      { lat: 40.7, lon: -120.95 },
      { lat: 43.252, lon: -126.453 },
    ])
  })

  it.each(['_p~iF~ps|', '_p~iF ', '~~~~~~~~~~~~~~~~'])('refuses %j', (text) => {
    expect(() => decodePolyline(text)).toThrow(RangeError)
  })
})
