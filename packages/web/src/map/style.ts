import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { Theme } from '../state/theme.ts'

/** Colours of the page by day or night, read from its tokens so that there is one palette. */
export interface Palette {
  readonly sea: string
  readonly land: string
  readonly landLine: string
  readonly net: string
  readonly ink: string
  readonly halo: string
  readonly water: string
  readonly surface: string
  readonly madder: string
}

export function paletteOf(theme: Theme): Palette {
  const probe = document.createElement('i')
  probe.dataset.theme = theme
  document.body.append(probe)
  const style = getComputedStyle(probe)
  const read = (name: string) => style.getPropertyValue(name).trim()
  const palette = {
    sea: read('--sea'),
    land: read('--land'),
    landLine: read('--land-line'),
    net: read('--net'),
    ink: read('--map-ink'),
    halo: read('--map-halo'),
    water: read('--map-water'),
    surface: read('--surface'),
    madder: read('--madder'),
  }
  probe.remove()
  return palette
}

const EMPTY = { type: 'FeatureCollection' as const, features: [] }
export const SOURCES = [
  'land',
  'borders',
  'disputed',
  'names',
  'network',
  'ways',
  'chosen',
  'posts',
  'stops',
] as const
export type SourceName = (typeof SOURCES)[number]

const FONT = ['Golos Text Variable']
/** Names of countries stand back behind those of the stops, and can still be read. */
export const NAME_OPACITY = 0.8

/**
 * The whole map style. No address in it: land comes from this site, letters are drawn by the browser's own fonts.
 * Modes have signs that cartographers use: rail is a cased line with sleepers, road is solid, sea and ferry are dashed,
 * a pipeline is dotted.
 */
export function styleOf(palette: Palette): StyleSpecification {
  return {
    version: 8,
    sources: Object.fromEntries(
      SOURCES.map((name) => [
        name,
        { type: 'geojson' as const, data: EMPTY, tolerance: name === 'land' ? 0.5 : 0.3 },
      ]),
    ),
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': palette.sea } },
      {
        id: 'land',
        type: 'fill',
        source: 'land',
        paint: { 'fill-color': palette.land, 'fill-antialias': true },
      },
      {
        id: 'coast',
        type: 'line',
        source: 'land',
        paint: { 'line-color': palette.landLine, 'line-width': 0.5, 'line-opacity': 0.6 },
      },
      {
        id: 'borders',
        type: 'line',
        source: 'borders',
        paint: {
          'line-color': palette.landLine,
          'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.7, 6, 1.4],
        },
      },
      {
        id: 'disputed',
        type: 'line',
        source: 'disputed',
        paint: { 'line-color': palette.landLine, 'line-width': 1.1, 'line-dasharray': [3, 3] },
      },
      ...network(palette),
      ...ways(palette),
      ...labels(palette),
    ],
  }
}

function network(palette: Palette): LayerSpecification[] {
  const width = ['interpolate', ['linear'], ['zoom'], 2, 0.35, 5, 0.9, 8, 1.6] as never
  const paint = { 'line-color': palette.net, 'line-opacity': 0.75, 'line-width': width }
  return [
    { id: 'net-road', type: 'line', source: 'network', filter: ['==', ['get', 'mode'], 'road'], paint },
    {
      id: 'net-rail',
      type: 'line',
      source: 'network',
      filter: ['==', ['get', 'mode'], 'rail'],
      paint: { ...paint, 'line-dasharray': [4, 1.6] },
    },
    {
      id: 'net-pipe',
      type: 'line',
      source: 'network',
      filter: ['in', ['get', 'mode'], ['literal', ['pipeline', 'river']]],
      layout: { 'line-cap': 'round' },
      paint: { ...paint, 'line-dasharray': [0.1, 2.4] },
    },
  ]
}

const COLOUR = ['get', 'colour'] as never
const mode = (...modes: string[]) => ['in', ['get', 'mode'], ['literal', modes]] as never
const ROUND = { 'line-cap': 'round', 'line-join': 'round' } as const

function ways(palette: Palette): LayerSpecification[] {
  const faint = { 'line-color': COLOUR, 'line-width': 1.8, 'line-opacity': 0.5 }
  return [
    {
      id: 'way-land',
      type: 'line',
      source: 'ways',
      filter: mode('road', 'rail', 'river'),
      layout: ROUND,
      paint: faint,
    },
    {
      id: 'way-sea',
      type: 'line',
      source: 'ways',
      filter: mode('sea', 'ferry'),
      paint: { ...faint, 'line-dasharray': [3, 2] },
    },
    {
      id: 'way-pipe',
      type: 'line',
      source: 'ways',
      filter: mode('pipeline'),
      layout: { 'line-cap': 'round' },
      paint: { ...faint, 'line-dasharray': [0.1, 2] },
    },
    // A wide invisible line, so that a way can be hit with a finger.
    { id: 'way-hit', type: 'line', source: 'ways', paint: { 'line-width': 14, 'line-opacity': 0 } },
    {
      id: 'chosen-casing',
      type: 'line',
      source: 'chosen',
      filter: mode('road', 'rail', 'river', 'pipeline'),
      layout: ROUND,
      paint: { 'line-color': palette.surface, 'line-width': 8, 'line-opacity': 0.9 },
    },
    {
      id: 'chosen-road',
      type: 'line',
      source: 'chosen',
      filter: mode('road', 'river'),
      layout: ROUND,
      paint: { 'line-color': COLOUR, 'line-width': 3.6 },
    },
    {
      id: 'chosen-rail',
      type: 'line',
      source: 'chosen',
      filter: mode('rail'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': COLOUR, 'line-width': 5.2 },
    },
    {
      id: 'chosen-sleepers',
      type: 'line',
      source: 'chosen',
      filter: mode('rail'),
      paint: { 'line-color': palette.surface, 'line-width': 2.4, 'line-dasharray': [2.6, 2.6] },
    },
    {
      id: 'chosen-sea',
      type: 'line',
      source: 'chosen',
      filter: mode('sea'),
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': COLOUR, 'line-width': 3.2, 'line-dasharray': [1.6, 2.2] },
    },
    {
      id: 'chosen-ferry',
      type: 'line',
      source: 'chosen',
      filter: mode('ferry'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': COLOUR, 'line-width': 3.4, 'line-dasharray': [0.8, 0.8] },
    },
    {
      id: 'chosen-pipe',
      type: 'line',
      source: 'chosen',
      filter: mode('pipeline'),
      layout: { 'line-cap': 'round' },
      paint: { 'line-color': COLOUR, 'line-width': 5, 'line-dasharray': [0.1, 1.9] },
    },
  ]
}

function labels(palette: Palette): LayerSpecification[] {
  const halo = { 'text-halo-color': palette.halo, 'text-halo-width': 1.4 }
  return [
    post('posts-open', ['get', 'open'], 'post-open', 3.4),
    post('posts-closed', ['!', ['get', 'open']], 'post-closed', 1.6),
    {
      id: 'water-names',
      type: 'symbol',
      source: 'names',
      filter: ['==', ['get', 'kind'], 'water'],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': 12,
        'text-letter-spacing': 0.12,
        'text-max-width': 6,
      },
      paint: { 'text-color': palette.water },
    },
    {
      id: 'country-names',
      type: 'symbol',
      source: 'names',
      filter: ['==', ['get', 'kind'], 'country'],
      layout: {
        'text-field': ['upcase', ['get', 'name']],
        'text-font': FONT,
        'text-size': ['interpolate', ['linear'], ['zoom'], 2, 9, 5, 12.5],
        'text-letter-spacing': 0.14,
        'text-max-width': 7,
        'symbol-sort-key': ['-', ['get', 'size']],
        'text-padding': 6,
      },
      paint: { 'text-color': palette.ink, 'text-opacity': NAME_OPACITY, ...halo },
    },
    {
      id: 'stops',
      type: 'circle',
      source: 'stops',
      filter: ['!=', ['get', 'role'], 'border'],
      paint: {
        'circle-radius': ['case', ['==', ['get', 'role'], 'end'], 6, 4.2],
        'circle-color': palette.surface,
        'circle-stroke-color': COLOUR,
        'circle-stroke-width': ['case', ['==', ['get', 'role'], 'end'], 3, 2.2],
      },
    },
    {
      id: 'stop-borders',
      type: 'symbol',
      source: 'stops',
      filter: ['==', ['get', 'role'], 'border'],
      layout: { 'icon-image': 'post-passed', 'icon-allow-overlap': true },
    },
    {
      id: 'stop-names',
      type: 'symbol',
      source: 'stops',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': ['case', ['==', ['get', 'role'], 'end'], 14, 12],
        'text-variable-anchor-offset': [
          'case',
          ['get', 'inward'],
          ['literal', ['right', [-0.9, 0], 'top', [0, 0.9], 'bottom', [0, -0.9], 'left', [0.9, 0]]],
          ['literal', ['left', [0.9, 0], 'right', [-0.9, 0], 'top', [0, 0.9], 'bottom', [0, -0.9]]],
        ],
        'text-justify': 'auto',
        'text-max-width': 9,
        'symbol-sort-key': ['get', 'rank'],
        'icon-allow-overlap': true,
      },
      paint: { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 2 },
    },
  ]
}

/** A closed post is news from afar; the open ones come with the nearer view. */
function post(id: string, filter: unknown, icon: string, minzoom: number): LayerSpecification {
  return {
    id,
    type: 'symbol',
    source: 'posts',
    minzoom,
    filter: filter as never,
    layout: {
      'icon-image': icon,
      'icon-size': ['interpolate', ['linear'], ['zoom'], 2, 0.75, 6, 1],
      'icon-allow-overlap': true,
    },
  }
}
