import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { CodeBlock } from '../../components/CodeBlock'
import '../../components/Tabs.css'
import { snippetsFor } from '../../lib/snippets'
import { useViewer } from '../../lib/viewer'

interface SnippetsProps {
  address: string
  password: string
  /** Whether the password may be seen. Copy gives the real one either way. */
  shown: boolean
  onReveal: () => void
}

/** Ready code for the first call, in a few languages. */
export function Snippets({ address, password, shown, onReveal }: SnippetsProps) {
  const url = `${useViewer().installation.publicUrl}/graphql`
  const real = snippetsFor({ address, password, url })
  const masked = snippetsFor({ address, password: '•'.repeat(8), url })
  return (
    <Tabs className="tabs" keyboardActivation="manual">
      <TabList className="tab-list" aria-label="Ready code">
        {real.map(({ id, label }) => (
          <Tab key={id} id={id} className="tab tab-small">
            {label}
          </Tab>
        ))}
      </TabList>
      {real.map(({ id, label, code }, at) => (
        <TabPanel key={id} id={id} className="tab-panel tab-panel-small">
          <CodeBlock
            name={label}
            code={code}
            shown={shown ? code : masked[at]?.code}
            onReveal={onReveal}
          />
        </TabPanel>
      ))}
    </Tabs>
  )
}
