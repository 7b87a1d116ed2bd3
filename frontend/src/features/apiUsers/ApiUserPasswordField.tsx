import { Button } from '../../components/Button'
import { PasswordField } from '../../components/PasswordField'
import { RuleList } from '../../components/RuleList'
import { apiUserRules } from '../../lib/passwordRules'
import { useViewer } from '../../lib/viewer'

interface ApiUserPasswordFieldProps {
  address: string
  value: string
  generated: boolean
  onChange: (value: string) => void
  onRegenerate: () => void
  error?: string
  isReadOnly?: boolean
}

/** The password of an API user: generated, or typed with its rules being met. */
export function ApiUserPasswordField(props: ApiUserPasswordFieldProps) {
  const { address, value, generated, onChange, onRegenerate, error, isReadOnly } = props
  const { account } = useViewer()
  const rules = apiUserRules(value, { address, accountName: account.name })
  return (
    <PasswordField
      label="Password"
      autoComplete="ignored"
      mono
      value={value}
      onChange={onChange}
      error={error}
      isReadOnly={isReadOnly}
      help={
        generated ? 'Generated for you. Type over it to use your own.' : <RuleList rules={rules} />
      }
      actions={
        <Button small isDisabled={isReadOnly} onPress={onRegenerate}>
          Regenerate
        </Button>
      }
    />
  )
}
