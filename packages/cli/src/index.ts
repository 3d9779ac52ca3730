export { BAD_INPUT, CANCELLED, DONE, FAULT, run } from './run.ts'
export type { Terminal } from './terminal.ts'
