import type { Map as MapLibre } from 'maplibre-gl'
import type { Palette } from './style.ts'

const SIZE = 34

/** Diamonds for border posts: open, closed that day, and passed by the chosen way. */
export function addIcons(map: MapLibre, palette: Palette): void {
  draw(map, 'post-open', 7, palette.surface, palette.ink, false)
  draw(map, 'post-closed', 9.5, palette.madder, palette.surface, true)
  draw(map, 'post-passed', 8.5, palette.ink, palette.surface, false)
}

function draw(map: MapLibre, name: string, radius: number, fill: string, edge: string, bar: boolean) {
  const canvas = document.createElement('canvas')
  canvas.width = SIZE
  canvas.height = SIZE
  const pen = canvas.getContext('2d')
  if (!pen) return
  const middle = SIZE / 2
  const r = radius * 1.6
  pen.beginPath()
  pen.moveTo(middle, middle - r)
  pen.lineTo(middle + r, middle)
  pen.lineTo(middle, middle + r)
  pen.lineTo(middle - r, middle)
  pen.closePath()
  pen.fillStyle = fill
  pen.fill()
  pen.lineWidth = 2.4
  pen.strokeStyle = edge
  pen.stroke()
  if (bar) {
    pen.beginPath()
    pen.moveTo(middle - r * 0.45, middle)
    pen.lineTo(middle + r * 0.45, middle)
    pen.lineWidth = 3
    pen.stroke()
  }
  const image = pen.getImageData(0, 0, SIZE, SIZE)
  if (map.hasImage(name)) map.updateImage(name, image)
  else map.addImage(name, image, { pixelRatio: 2 })
}
