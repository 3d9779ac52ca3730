export { BAD_INPUT, DONE, FAULT, run } from './run.ts'
export type { Terminal } from './terminal.ts'
