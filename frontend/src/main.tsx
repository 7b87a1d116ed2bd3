import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { App } from './app/App'
import { createClient } from './lib/client'
import { Session } from './lib/session'
import './styles/tokens.css'
import './styles/base.css'

const session = new Session()
const client = createClient(session)

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <BrowserRouter>
        <App client={client} session={session} />
      </BrowserRouter>
    </StrictMode>,
  )
}
