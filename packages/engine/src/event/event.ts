/**
 * What was planned, estimated or happened to a shipment; never edited. `code` is a DCSA event code (DCSA Track & Trace 2.2,
 * 2022): ARRI arrival, DEPA departure, LOAD, DISC discharge, GTIN gate in, GTOT gate out, STUF, STRP, INSP inspection, RSEA
 * resealed; and, where DCSA has none, CLRI and CLRO: entering and leaving a border clearance (EPCIS 2.0 `inspecting`).
 */
export type EventCode =
  | 'ARRI'
  | 'DEPA'
  | 'LOAD'
  | 'DISC'
  | 'GTIN'
  | 'GTOT'
  | 'STUF'
  | 'STRP'
  | 'INSP'
  | 'RSEA'
  | 'CLRI'
  | 'CLRO'

export type Classifier = 'PLN' | 'EST' | 'ACT'

export interface ShipmentEvent {
  readonly shipment: string
  /** Minutes since the epoch, UTC; may be broken. */
  readonly at: number
  readonly classifier: Classifier
  readonly code: EventCode
  readonly place: string
  /** Mode of the transport it concerns: road, rail, sea, ferry, river, pipeline; empty at a hub. */
  readonly mode: string
  readonly tonnes: number
}

export interface ActEvent extends ShipmentEvent {
  readonly classifier: 'ACT'
}
