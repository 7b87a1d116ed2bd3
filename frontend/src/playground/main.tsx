import { createRoot } from 'react-dom/client'
import 'graphiql/style.css'
import '../styles/tokens.css'
import '../styles/base.css'
import './workers'
import { Playground } from './Playground'

const root = document.getElementById('root')
if (root) createRoot(root).render(<Playground />)
