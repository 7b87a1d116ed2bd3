import {
  Button,
  Input,
  Label,
  SearchField as AriaSearchField,
  Text,
  type SearchFieldProps as AriaSearchFieldProps,
} from 'react-aria-components'
import './SearchField.css'
import './TextField.css'

interface SearchFieldProps extends Omit<AriaSearchFieldProps, 'className' | 'style' | 'children'> {
  label: string
  /** What to know about the words typed so far; its place is kept while there is nothing. */
  help: string
  placeholder?: string
}

/** Words to look for. Escape and the cross clear it; Enter doesn't wait. */
export function SearchField({ label, help, placeholder, ...props }: SearchFieldProps) {
  return (
    <AriaSearchField {...props} className="field search">
      <Label className="field-label">{label}</Label>
      <span className="search-box">
        <Input className="field-input" placeholder={placeholder} />
        <Button className="search-clear" aria-label={`Clear ${label.toLowerCase()}`}>
          <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d="m4 4 8 8m0-8-8 8" stroke="currentColor" strokeWidth="1.5" />
          </svg>
        </Button>
      </span>
      <Text slot="description" className="field-help search-help">
        {help}
      </Text>
    </AriaSearchField>
  )
}
