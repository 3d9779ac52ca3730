import 'maplibre-gl/dist/maplibre-gl.css'
import './map.css'
import {
  type GeoJSONSource,
  Map as MapLibre,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import { useVoice } from '../i18n/context.ts'
import type { Question } from '../state/question.ts'
import type { Theme } from '../state/theme.ts'
import { namesOf, type Way } from '../state/way.ts'
import type { Planner } from '../worker/client.ts'
import type { CrossingState, DeskFacts, NetworkLine } from '../worker/protocol.ts'
import { type BaseMap, baseMap } from './base.ts'
import {
  boundsOf,
  haulFeatures,
  networkFeatures,
  postFeatures,
  stopFeatures,
  wayFeatures,
} from './features.ts'
import { addIcons } from './icons.ts'
import { Legend } from './legend.tsx'
import { paletteOf, type SourceName, styleOf } from './style.ts'
import { WATERS } from './water.ts'

setWorkerUrl(workerUrl)

interface Props {
  readonly planner: Planner
  readonly facts: DeskFacts
  readonly question: Question
  readonly ways: readonly Way[]
  readonly selected: Way | null
  readonly theme: Theme
  select(key: string): void
}

interface Background {
  readonly lines: readonly NetworkLine[]
  readonly crossings: readonly CrossingState[]
}

const POSTS = ['posts-open', 'posts-closed'] as const

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches

export default memo(MapPane)

function MapPane({ planner, facts, question, ways, selected, theme, select }: Props) {
  const voice = useVoice()
  const box = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<MapLibre | null>(null)
  const [failed, setFailed] = useState(false)
  const [base, setBase] = useState<BaseMap | null>(null)
  const [background, setBackground] = useState<Background | null>(null)
  const [post, setPost] = useState<CrossingState | null>(null)
  const names = useMemo(() => namesOf(facts, null, voice), [facts, voice])
  /** The question whose way the map was moved to. */
  const framed = useRef('')

  useEffect(() => {
    let made: MapLibre
    try {
      made = new MapLibre({
        container: box.current!,
        style: { version: 8, sources: {}, layers: [] },
        center: [66, 38],
        zoom: 3,
        maxZoom: 10,
        minZoom: 1,
        attributionControl: false,
        locale: {
          'NavigationControl.ZoomIn': voice.t('mapNearer'),
          'NavigationControl.ZoomOut': voice.t('mapFarther'),
          'ScaleControl.Kilometers': voice.t('mapKm'),
          'ScaleControl.Meters': voice.t('mapM'),
        },
        dragRotate: false,
        pitchWithRotate: false,
        canvasContextAttributes: { preserveDrawingBuffer: true },
      })
    } catch {
      setFailed(true)
      return
    }
    made.touchZoomRotate.disableRotation()
    made.addControl(new NavigationControl({ showCompass: false }), 'top-right')
    made.addControl(new ScaleControl({ maxWidth: 90 }), 'bottom-right')
    made.on('load', () => setMap(made))
    // Whoever takes a picture of the map, an offer or a test, can see when it stands still.
    const frame = box.current!
    made.on('idle', () => {
      frame.dataset.still = 'true'
    })
    made.on('dataloading', () => {
      frame.dataset.still = 'false'
    })
    return () => {
      framed.current = ''
      setMap(null)
      made.remove()
    }
    // The map's own words are given once: another language makes another map.
  }, [voice])

  useEffect(() => {
    baseMap().then(setBase, () => setFailed(true))
  }, [])
  useEffect(() => {
    planner.network(question.scenarios, question.with, question.depart).then(
      (told) =>
        told &&
        setBackground((old) => ({ lines: told.lines ?? old?.lines ?? [], crossings: told.crossings })),
      // A refused question has no network: what is drawn stays, as the answer does.
      () => {},
    )
  }, [planner, question.scenarios, question.with, question.depart])

  const lines = background?.lines
  const crossings = background?.crossings
  const [styled, setStyled] = useState(0)
  useEffect(() => {
    if (!map) return
    const palette = paletteOf(theme)
    map.setStyle(styleOf(palette), { diff: false })
    const ready = () => {
      addIcons(map, palette)
      setStyled((count) => count + 1)
    }
    map.once('style.load', ready)
    return () => {
      map.off('style.load', ready)
    }
  }, [map, theme])

  useEffect(() => {
    if (!map || styled === 0 || !base) return
    put(map, 'land', base.land)
    put(map, 'borders', base.borders)
    put(map, 'disputed', base.disputed)
    put(map, 'names', {
      type: 'FeatureCollection',
      features: [
        ...base.countries.map(({ code, at, size }) => named(at, voice.country(code), 'country', size)),
        ...WATERS.map(({ key, at }) => named(at, voice.t(key), 'water', 0)),
      ],
    })
  }, [map, styled, base, voice])

  useEffect(() => {
    if (map && styled > 0 && lines) put(map, 'network', networkFeatures(lines))
  }, [map, styled, lines])
  useEffect(() => {
    if (map && styled > 0 && crossings) put(map, 'posts', postFeatures(crossings))
  }, [map, styled, crossings])

  useEffect(() => {
    if (!map || styled === 0) return
    put(map, 'ways', wayFeatures(ways.filter((way) => way !== selected)))
    put(map, 'chosen', { type: 'FeatureCollection', features: selected ? haulFeatures(selected) : [] })
    put(map, 'stops', selected ? stopFeatures(selected, names) : { type: 'FeatureCollection', features: [] })
  }, [map, styled, ways, selected, names])

  const asked = `${question.from}>${question.to}`
  useEffect(() => {
    if (!map || framed.current === asked) return
    // All ways together may span half the globe: begin with the one that is told; without any, with what was asked for.
    const bounds = selected ? boundsOf([selected]) : boundsBetween(facts, question)
    if (!bounds) return
    if (selected) framed.current = asked
    const phone = map.getContainer().clientWidth < 500
    map.fitBounds(bounds, { padding: phone ? 36 : 64, animate: false, maxZoom: 7 })
  }, [map, selected, asked, facts, question])

  useEffect(() => {
    if (!map) return
    const choose = (event: { features?: { properties: Record<string, unknown> }[] }) => {
      const key = event.features?.[0]?.properties.way
      if (typeof key === 'string') select(key)
    }
    const show = (event: { features?: { properties: Record<string, unknown> }[] }) => {
      const id = event.features?.[0]?.properties.id
      setPost(background?.crossings.find((one) => one.id === id) ?? null)
    }
    const hand = () => {
      map.getCanvas().style.cursor = 'pointer'
    }
    const plain = () => {
      map.getCanvas().style.cursor = ''
    }
    map.on('click', 'way-hit', choose)
    for (const layer of POSTS) map.on('click', layer, show)
    for (const layer of ['way-hit', ...POSTS]) {
      map.on('mouseenter', layer, hand)
      map.on('mouseleave', layer, plain)
    }
    return () => {
      map.off('click', 'way-hit', choose)
      for (const layer of POSTS) map.off('click', layer, show)
      for (const layer of ['way-hit', ...POSTS]) {
        map.off('mouseenter', layer, hand)
        map.off('mouseleave', layer, plain)
      }
    }
  }, [map, select, background])

  const frame = () => {
    const bounds = boundsOf(selected ? [selected] : ways)
    if (map && bounds) map.fitBounds(bounds, { padding: 56, animate: !calm(), maxZoom: 7 })
  }

  if (failed) return <p className="map map-failed">{voice.t('mapFailed')}</p>
  return (
    <section className="map" aria-label={voice.t('mapLabel')}>
      <div ref={box} className="map-canvas" />
      <div className="map-tools">
        <button type="button" className="map-button" onClick={frame}>
          {voice.t('mapWhole')}
        </button>
      </div>
      {post && <PostCard post={post} close={() => setPost(null)} />}
      <Legend />
    </section>
  )
}

/** Around the places asked for, as far as the network has them. */
function boundsBetween(facts: DeskFacts, { from, to }: Question): [number, number, number, number] | null {
  const ends = facts.places.filter(({ id }) => id === from || id === to)
  if (ends.length < 2) return null
  const [lons, lats] = [ends.map(({ lon }) => lon), ends.map(({ lat }) => lat)]
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}

function put(map: MapLibre, name: SourceName, data: GeoJSON.GeoJSON): void {
  map.getSource<GeoJSONSource>(name)?.setData(data)
}

function named(at: readonly [number, number], name: string, kind: string, size: number): GeoJSON.Feature {
  return {
    type: 'Feature',
    properties: { name, kind, size },
    geometry: { type: 'Point', coordinates: [...at] },
  }
}

/** What a border post is and whether it is open on the day of departure. */
function PostCard({ post, close }: { post: CrossingState; close(): void }) {
  const voice = useVoice()
  const parts = [
    post.open
      ? voice.t('open')
      : post.since
        ? voice.t('crossingSince', { date: voice.date(post.since) })
        : voice.t('closed'),
    !post.open && post.until !== null ? voice.t('crossingUntil', { date: voice.date(post.until) }) : null,
  ].filter((part) => part !== null)
  return (
    <div className={post.open ? 'post-card' : 'post-card shut'} role="status">
      <strong>{voice.name(post)}</strong>
      <span>
        {voice.t(`mode.${post.mode}`)} · {post.countries.map((code) => voice.country(code)).join(' – ')}
      </span>
      <span className="state">{parts.join(', ')}</span>
      {!post.open && post.cause !== null && (
        <span>{(voice.language === 'ru' && post.causeRu) || post.cause}</span>
      )}
      <button type="button" aria-label="×" onClick={close}>
        ×
      </button>
    </div>
  )
}
