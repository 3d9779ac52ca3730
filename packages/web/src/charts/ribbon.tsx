import { useVoice } from '../i18n/context.ts'
import type { Haul, Itinerary } from '../worker/reply.ts'

const WIDTH = 240
const HEIGHT = 14
const MID = HEIGHT / 2
/** A haul of 50 km must still be seen beside one of 5,000. */
const LEAST = 9

interface Stretch {
  readonly key: string
  readonly haul: Haul
  readonly from: number
  readonly to: number
}

/** The whole way as one short line in the map's own signs: road, rail, sea, and a diamond for each border. */
export function Ribbon({ itinerary, colour }: { itinerary: Itinerary; colour: string }) {
  const voice = useVoice()
  const hauls = itinerary.legs.filter((leg) => leg.kind === 'haul')
  const weights = hauls.map((haul) => Math.sqrt(Math.max(1, haul.distanceKm)))
  const sum = weights.reduce((a, b) => a + b, 0) || 1
  const room = WIDTH - 4 - LEAST * hauls.length
  const stretches: Stretch[] = []
  let x = 2
  for (const [index, haul] of hauls.entries()) {
    const to = x + LEAST + (Math.max(0, room) * weights[index]!) / sum
    stretches.push({ key: `${index}`, haul, from: x, to })
    x = to
  }
  const marks: { x: number; clear: boolean; key: string }[] = []
  let at = 2
  let next = 0
  for (const [index, leg] of itinerary.legs.entries()) {
    if (leg.kind === 'haul') at = stretches[next++]!.to
    else if (leg.operation === 'clear') marks.push({ x: at, clear: true, key: `${index}` })
    else if (leg.operation === 'transfer' || leg.operation === 'gauge')
      marks.push({ x: at, clear: false, key: `${index}` })
  }
  const modes = [...new Set(hauls.map((haul) => voice.t(`mode.${haul.mode}`)))]
  return (
    <svg
      className="ribbon"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={voice.list(modes)}
      style={{ color: colour }}
    >
      {stretches.map(({ key, haul, from, to }) => (
        <Line key={key} mode={haul.mode} from={from} to={to} />
      ))}
      {marks.map(({ x, clear, key }) =>
        clear ? (
          <path key={key} className="mark-border" d={`M${x} ${MID - 4}l4 4-4 4-4-4Z`} />
        ) : (
          <circle key={key} className="mark-transfer" cx={x} cy={MID} r="2.6" />
        ),
      )}
    </svg>
  )
}

/** One stretch, drawn as the map draws its mode. */
export function Line({ mode, from, to }: { mode: Haul['mode']; from: number; to: number }) {
  const line = { x1: from, x2: to, y1: MID, y2: MID, stroke: 'currentColor' }
  if (mode === 'rail') {
    return (
      <>
        <line {...line} strokeWidth="4" />
        <line {...line} strokeWidth="1.8" className="rail-inside" strokeDasharray="5 5" />
      </>
    )
  }
  if (mode === 'road') return <line {...line} strokeWidth="3" />
  if (mode === 'pipeline')
    return <line {...line} strokeWidth="3.4" strokeLinecap="round" strokeDasharray="0.1 5.5" />
  return <path d={waves(from, to)} className="wave" fill="none" stroke="currentColor" strokeWidth="1.9" />
}

function waves(from: number, to: number): string {
  const count = Math.max(1, Math.round((to - from) / 10))
  const step = (to - from) / count
  let path = `M${from.toFixed(1)} ${MID}`
  for (let i = 0; i < count; i++) {
    path += `q${(step / 4).toFixed(2)} -4.4 ${(step / 2).toFixed(2)} 0t${(step / 2).toFixed(2)} 0`
  }
  return path
}
