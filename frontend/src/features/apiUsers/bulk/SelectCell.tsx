import { useRef, type KeyboardEvent } from 'react'
import { Checkbox } from '../../../components/Checkbox'
import type { Selection } from './useSelection'

interface SelectCellProps {
  id: string
  name: string
  selection: Selection
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

/**
 * Ticks a row. Shift ticks all from the one before; the arrows go from row to row, and with Shift
 * tick them.
 */
export function SelectCell({ id, name, selection }: SelectCellProps) {
  const shift = useRef(false)
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    shift.current = event.shiftKey
    const by = steps[event.key]
    if (!by) return
    event.preventDefault()
    const row = event.currentTarget.closest('tr')
    const next = by > 0 ? row?.nextElementSibling : row?.previousElementSibling
    next?.querySelector<HTMLInputElement>('.select-cell input')?.focus()
    if (event.shiftKey) selection.extend(id, by)
  }
  return (
    <td
      className="select-cell"
      onKeyDownCapture={onKey}
      onPointerDownCapture={(event) => (shift.current = event.shiftKey)}
    >
      <Checkbox
        aria-label={`Select ${name}`}
        isSelected={selection.ids.includes(id)}
        onChange={(on) => selection.toggle(id, on, shift.current)}
      >
        {null}
      </Checkbox>
    </td>
  )
}
