/** Every refusal of Serai in one table: HTTP status, the message with `{slots}`, and how to mend it. */
export const PROBLEMS = {
  'place-unknown': {
    status: 404,
    message: 'no place or town is called "{got}"',
    mend: 'nearest: {nearest}; or give lat,lon',
  },
  'point-invalid': {
    status: 400,
    message: '"{got}" is no point on Earth',
    mend: 'write lat,lon in degrees, for instance 43.25,76.95',
  },
  'query-invalid': {
    status: 400,
    message: 'cannot search for "{got}"',
    mend: 'use 1 to 100 printable characters',
  },
  'place-unreachable': {
    status: 422,
    message: '{got} has no road to the network: {why}',
    mend: 'choose a town nearer to it',
  },
  'same-place': {
    status: 400,
    message: 'origin and destination are both {got}',
    mend: 'choose two different places',
  },
  'quantity-invalid': {
    status: 400,
    message: '{field}: got {got}, wanted {wanted}',
    mend: 'give the whole consignment, for instance --tonnes 500 or --teu 40',
  },
  'cargo-unknown': { status: 400, message: 'no cargo class is called "{got}"', mend: 'one of: {known}' },
  'cargo-unfit': {
    status: 422,
    message: '{cargo} fits no vehicle in this atlas: {why}',
    mend: 'choose another cargo class or add a vehicle',
  },
  'date-invalid': {
    status: 400,
    message: '{field}: "{got}" is not a date',
    mend: 'write YYYY-MM-DD or an ISO 8601 instant',
  },
  'date-outside': {
    status: 422,
    message: '{field}: {got} lies outside the atlas, which holds {from} to {to}',
    mend: 'choose a date in that span',
  },
  'scenario-unknown': {
    status: 404,
    message: 'no scenario is called "{got}"',
    mend: 'one of: {known}; or a JSON file',
  },
  'scenario-invalid': {
    status: 400,
    message: 'scenario {scenario}: {why}',
    mend: 'see docs/reference/scenarios.md',
  },
  'scenario-no-match': {
    status: 422,
    message: 'scenario {scenario}, change {index} ({change}) matches nothing in this atlas',
    mend: 'check table, column and id',
  },
  'case-unknown': { status: 404, message: 'no case is called "{got}"', mend: 'one of: {known}' },
  'case-invalid': { status: 400, message: 'case {case}: {why}', mend: 'see docs/reference/cases.md' },
  'simulation-invalid': {
    status: 422,
    message: '{what} cannot be simulated: {why}',
    mend: 'mend the case, the scenario or the table',
  },
  'ship-too-deep': {
    status: 422,
    message:
      'ships {ship} never pass the channel {channel}: {draught} m of draught and {clearance} m under the keel ask for {asked} m of water; the channel has {depth} m and the highest tide of the year adds {tide} m',
    mend: 'deepen the channel (channels.csv, or the lever channelDepthM), or let them draw less (traffic.csv draft_m)',
  },
  'simulation-unknown': {
    status: 404,
    message: 'no simulation has the id "{got}"',
    mend: 'the last {count} that ended are kept, none after a restart; post it again',
  },
  'simulation-too-long': {
    status: 503,
    message: 'the simulation took longer than {seconds} s and was stopped',
    mend: 'ask for fewer days, replications or values',
  },
  'power-incomplete': {
    status: 422,
    message: 'the electricity of {place} lacks {missing}',
    mend: 'add the rows to power.csv or climate.csv',
  },
  'option-invalid': {
    status: 400,
    message: '{field}: got {got}, wanted {wanted}',
    mend: 'see serai --help or /api/docs',
  },
  'request-invalid': {
    status: 400,
    message: 'the request has {count} faults:\n{list}',
    mend: 'see serai --help or /api/docs',
  },
  'endpoint-unknown': { status: 404, message: '{method} {path} is no end point', mend: 'see /api/docs' },
  'media-type-invalid': {
    status: 415,
    message: 'the body is {got}, which cannot be read',
    mend: 'send application/json',
  },
  busy: { status: 503, message: '{count} plans are waiting already', mend: 'try again in a few seconds' },
  'plan-too-long': {
    status: 503,
    message: 'the plan took longer than {seconds} s and was stopped',
    mend: 'ask without the whole set, or for fewer samples',
  },
  'port-unusable': {
    status: 400,
    message: 'cannot listen on {got}: {why}',
    mend: 'choose another with --port',
  },
  fault: {
    status: 500,
    message: 'a fault of ours: {why}',
    mend: 'please report it with what you asked',
  },
  'table-invalid': {
    status: 400,
    message: '{where}: got {got}, expected {expected}',
    mend: 'mend the table and run serai check',
  },
  'package-invalid': {
    status: 422,
    message: 'the data package has {count} problems:\n{list}',
    mend: 'run serai check',
  },
  'input-too-large': {
    status: 413,
    message: '{what} is {got}, more than {limit}',
    mend: 'split it, or remove what is not needed',
  },
  'file-unreadable': { status: 404, message: 'cannot read {got}: {why}', mend: 'check the path' },
  'file-unwritable': { status: 400, message: 'cannot write {got}: {why}', mend: 'choose another path' },
  'json-invalid': {
    status: 400,
    message: '{what} is not valid JSON: {why}',
    mend: 'check it with a JSON editor',
  },
  'notation-invalid': {
    status: 400,
    message: 'cannot read the itinerary at "{got}"',
    mend: 'see the notation in docs/reference/notation.md',
  },
  'sea-unreachable': {
    status: 422,
    message: 'no sea way from {from} to {to} with {closed} closed',
    mend: 'open a passage',
  },
  cancelled: { status: 499, message: 'cancelled', mend: 'start it again' },
} as const

export type ProblemCode = keyof typeof PROBLEMS

/** A refusal that a person can act on. `message` is complete by itself; `slots` hold the raw values for translation. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly mend: string
  readonly slots: Readonly<Record<string, string>>

  constructor(code: ProblemCode, slots: Readonly<Record<string, string>>) {
    const row = PROBLEMS[code]
    super(`${fill(row.message, slots)}. ${fill(row.mend, slots)}`)
    this.name = 'Problem'
    this.code = code
    this.status = row.status
    this.mend = fill(row.mend, slots)
    this.slots = slots
  }
}

export function problem(code: ProblemCode, slots: Readonly<Record<string, string | number>> = {}): Problem {
  const text: Record<string, string> = {}
  for (const [name, value] of Object.entries(slots)) text[name] = shorten(String(value))
  return new Problem(code, text)
}

const fill = (message: string, slots: Readonly<Record<string, string>>) =>
  message.replace(/\{(\w+)\}/g, (whole, name: string) => slots[name] ?? whole)

/** What came in is quoted back, never whole: a hostile name must not flood a terminal or a log. */
function shorten(text: string): string {
  const printable = text.replace(/[\p{Cc}\p{Cf}]/gu, (c) => (c === '\n' ? '\n' : '\uFFFD'))
  return printable.length <= 4000 ? printable : `${printable.slice(0, 4000)}…`
}
