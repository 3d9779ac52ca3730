/** What a program needs to plan in its own process: everything of the server but HTTP. */
export type { DataFile, Desk, Planner } from './desk.ts'
export { openDesk } from './open-desk.ts'
export { sortAvoided } from './planner/avoided.ts'
export { localPlanner, openWorld, planRoute } from './planner/local-planner.ts'
export { openSea } from './planner/open-sea.ts'
export { requirePassage, SPEED_KNOTS, seaWays } from './planner/sea-ways.ts'
