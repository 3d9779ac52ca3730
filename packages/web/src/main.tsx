import '@fontsource-variable/golos-text'
import '@fontsource-variable/literata'
import './style/tokens.css'
import './style/desk.css'
import './style/tables.css'
import './style/charts.css'
import './style/print.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startPlanner } from './worker/client.ts'

createRoot(document.getElementById('desk')!).render(<App planner={startPlanner()} />)
