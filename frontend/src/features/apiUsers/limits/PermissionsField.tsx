import { CheckboxGroup, FieldError, Label, Text } from 'react-aria-components'
import { Link } from 'react-router'
import { Button } from '../../../components/Button'
import { Checkbox } from '../../../components/Checkbox'
import '../../../components/TextField.css'
import './PermissionsField.css'

interface PermissionsFieldProps {
  /** All that the account defines. */
  defined: readonly string[]
  value: readonly string[]
  onChange: (names: string[]) => void
  /** The server's word on this field. */
  error?: string
}

function NoneDefined() {
  return (
    <div className="field">
      <span className="field-label">Permissions</span>
      <p className="field-help">
        This account defines no permissions; add some on the <Link to="/account">account page</Link>{' '}
        to choose from them here.
      </p>
    </div>
  )
}

/** What an API user may do, of what the account defines. */
export function PermissionsField({ defined, value, onChange, error }: PermissionsFieldProps) {
  if (defined.length === 0) return <NoneDefined />
  const all = defined.every((name) => value.includes(name))
  return (
    <CheckboxGroup
      className="field"
      value={[...value]}
      onChange={onChange}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
    >
      <div className="permissions-heading">
        <Label className="field-label">Permissions</Label>
        <Button small onPress={() => onChange(all ? [] : [...defined])}>
          {all ? 'Select none' : 'Select all'}
        </Button>
      </div>
      <div className="permissions-names">
        {defined.map((name) => (
          <Checkbox key={name} value={name}>
            {name}
          </Checkbox>
        ))}
      </div>
      <Text slot="description" className="field-help">
        A service asks with <code>/verify?permission=NAME</code> and gets 403 unless NAME is ticked
        here. None ticked: it may do nothing that needs a permission.
      </Text>
      <FieldError className="field-error">{error}</FieldError>
    </CheckboxGroup>
  )
}
