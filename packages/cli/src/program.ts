import { Command, Option } from 'commander'
import type { Terminal } from './terminal.ts'

const many = (value: string, before: readonly string[]) => [...before, value]

/** The command line as data. Commands are loaded when they are called, so that `--help` is quick. */
export function program(terminal: Terminal, finish: (exitCode: number) => void): Command {
  const made = new Command('serai')
    .description('Plan freight out of landlocked countries.')
    .version('0.1.0')
    .exitOverride()
    .configureOutput({
      writeOut: terminal.out,
      writeErr: (text) => terminal.err(text.replace(/^error: /, 'serai: ')),
    })
    .showHelpAfterError('see serai --help, or --help after a command')
    .addOption(new Option('--data <dir>', 'data package to use instead of the one that comes with Serai'))
  const data = () => made.opts<{ data?: string }>().data ?? terminal.data

  addRoute(made, terminal, data)
  made
    .command('places')
    .description('find places and towns by name, code or lat,lon')
    .argument('<query>', 'name in Latin or Cyrillic, UN/LOCODE, or lat,lon')
    .option('--limit <n>', 'at most so many', '8')
    .option('--json', 'as JSON')
    .action(async (query: string, options: { limit: string; json?: true }) => {
      const { places } = await import('./commands/places.ts')
      await places(query, options, data(), terminal)
    })
  made
    .command('check')
    .description('check a data package and report every problem at once')
    .argument('[dir]', 'folder with datapackage.json')
    .option('--json', 'as JSON')
    .action(async (directory: string | undefined, options: { json?: true }) => {
      const { check } = await import('./commands/check.ts')
      finish(await check(directory ?? data(), options, terminal))
    })
  addSimulate(made, terminal, data)
  addSea(made, terminal, data)
  made
    .command('scenarios')
    .description('list the scenarios that come with the data')
    .option('--json', 'as JSON')
    .action(async (options: { json?: true }) => {
      const { scenarios } = await import('./commands/scenarios.ts')
      await scenarios(options, data(), terminal)
    })
  made
    .command('serve')
    .description('serve the page and the programming interface')
    .option('--port <n>', 'port; the next free one is taken when it is busy', '8787')
    .option('--host <name>', 'address to listen on', '127.0.0.1')
    .action(async (options: { port: string; host: string }) => {
      const { serve } = await import('./commands/serve.ts')
      await serve(options, data(), terminal)
    })
  return made
}

function addRoute(made: Command, terminal: Terminal, data: () => string | null): void {
  const forms = (name: string, others: string[], text: string) => new Option(name, text).conflicts(others)
  made
    .command('route')
    .description('ways for a consignment: cost, time as a distribution, emissions, papers')
    .showHelpAfterError(
      'for example: serai route KZALA AEJEA --cargo wheat --tonnes 500 --depart 2027-03-01; see serai route --help',
    )
    .argument('<from>', 'origin: place id, UN/LOCODE, town in any script, town:ID, or lat,lon')
    .argument('<to>', 'destination, written likewise')
    .requiredOption('--cargo <id>', 'cargo class, for instance wheat or containers')
    .requiredOption('--depart <date>', 'ready at the origin: YYYY-MM-DD or ISO 8601 with offset')
    .option('--tonnes <n>', 'quantity in tonnes; give this or --teu')
    .option('--teu <n>', 'quantity in TEU; give this or --tonnes')
    .option('--by <date>', 'latest arrival wanted')
    .option('--value <usd>', 'value of the whole consignment in US dollars')
    .option('--scenario <name>', 'scenario, or a JSON file; repeat to stack', many, [])
    .option('--avoid-country <code>', 'country not to enter (ISO 3166-1 alpha-2); may be repeated', many, [])
    .option('--avoid <id>', 'place, passage or mode not to use; may be repeated', many, [])
    .option('--gateway <port>', 'seaport through which it must leave')
    .option('--max-borders <n>', 'most border crossings allowed')
    .option('--tir', 'only ways that a TIR carnet covers')
    .option('--no-sanctions', 'only ways without sanctions exposure')
    .option('--all', 'the whole Pareto set instead of a short choice')
    .option('--explain', 'say why corridors are missing')
    .option('--seed <n>', 'seed of the rehearsal')
    .option('--samples <n>', 'samples of the rehearsal')
    .addOption(forms('--json', ['csv', 'geojson'], 'the whole answer as JSON'))
    .addOption(forms('--csv', ['json', 'geojson'], 'one row an itinerary'))
    .addOption(forms('--geojson', ['json', 'csv'], 'one line a haul'))
    .addOption(forms('--legs', ['json', 'geojson'], 'legs too; with --csv, one row a leg instead'))
    .action(async (from: string, to: string, options: import('./commands/route.ts').RouteOptions) => {
      const { route } = await import('./commands/route.ts')
      await route(from, to, options, data(), terminal)
    })
}

function addSimulate(made: Command, terminal: Terminal, data: () => string | null): void {
  const lone = (name: string, others: string[], text: string) => new Option(name, text).conflicts(others)
  made
    .command('simulate')
    .description('what happens in a port or at a border: queues, berths, trucks, power')
    .argument('[case]', 'what to simulate; --list shows the cases')
    .option('--list', 'the cases that can be simulated')
    .option('--days <n>', 'days counted; as the case has it if not given')
    .option('--warmup <n>', 'days before counting begins')
    .option('--replications <n>', 'independent runs')
    .option('--seed <n>', 'seed, 1 if not given')
    .option('--precision <share>', 'stop once half the 95 % interval is so small a share of the mean')
    .option('--scenario <name>', 'scenario, or a JSON file; repeat to stack', many, [])
    .option('--set <lever=value>', 'turn a lever of the case; may be repeated', many, [])
    .option('--threads <n>', 'threads; as many as the machine has if not given')
    .addOption(lone('--compare <case>', ['sweep'], 'another case beside it, as it is'))
    .addOption(
      lone('--sweep <range>', ['compare', 'calibrate'], 'LEVER=FROM:TO:STEP, the case at each value'),
    )
    .addOption(
      lone(
        '--size <limit>',
        ['compare', 'sweep', 'calibrate', 'days', 'precision', 'lines'],
        'MEASURE=MOST, the cheapest solar, battery and diesel that keep it',
      ),
    )
    .option('--outage <hours>', 'with --size, tell how often an outage so long is survived')
    .option('--calibrate <file>', 'write the dwell times found as a scenario')
    .option('--force', 'with --calibrate, overwrite whatever the file holds')
    .addOption(lone('--json', ['csv'], 'the whole answer as JSON'))
    .addOption(lone('--csv', ['json'], 'one row a measure'))
    .addOption(lone('--lines', ['json', 'sweep'], 'with --csv, one row a step of each line instead'))
    .action(async (asked: string | undefined, options: import('./commands/simulate.ts').SimulateOptions) => {
      const { simulate } = await import('./commands/simulate.ts')
      await simulate(asked, options, data(), terminal)
    })
}

function addSea(made: Command, terminal: Terminal, data: () => string | null): void {
  made
    .command('sea')
    .description('distances by sea, with passages closed at will')
    .argument('[from]', 'port: place id, UN/LOCODE, name, or lat,lon')
    .argument('[to]', 'port, written likewise')
    .option('--avoid <passage>', 'strait, canal or cape not to use; may be repeated', many, [])
    .option('--pairs <file>', 'CSV with columns from,to instead of two ports')
    .option('--speed <knots>', 'for the days')
    .option('--json', 'as JSON')
    .action(
      async (
        from: string | undefined,
        to: string | undefined,
        options: import('./commands/sea.ts').SeaOptions,
      ) => {
        const { sea } = await import('./commands/sea.ts')
        await sea(from, to, options, data(), terminal)
      },
    )
}
