export { type AppOptions, app } from './app.ts'
export type { DataFile, Desk, Planner } from './desk.ts'
export { fileOf, openDesk } from './open-desk.ts'
export { type Served, type ServeOptions, serve } from './serve.ts'
