import { DropZone, FileTrigger, type DropItem } from 'react-aria-components'
import { Button } from '../../../components/Button'
import type { Fault } from '../../../lib/faults'
import './FilePicker.css'
import type { Chosen } from './useImport'
import { refusals, sizeText } from './words'

interface FilePickerProps {
  file: Chosen | null
  /** Takes the focus: one file is done, another follows. */
  isBack: boolean
  isDisabled: boolean
  onChoose: (file: File) => void
  onRefuse: (fault: Fault) => void
}

/** Takes a file: chosen, dropped, or pasted. The kind is for the server to find out. */
export function FilePicker({ file, isBack, isDisabled, onChoose, onRefuse }: FilePickerProps) {
  const drop = async (items: DropItem[]) => {
    const [item, ...others] = items
    if (others.length > 0) return onRefuse(refusals.several)
    if (item?.kind !== 'file') return onRefuse(refusals.none)
    onChoose(await item.getFile())
  }
  return (
    <DropZone
      className="file-picker"
      aria-label="Drop or paste a file"
      isDisabled={isDisabled}
      getDropOperation={() => 'copy'}
      onDrop={({ items }) => void drop(items)}
    >
      <p>
        {file ? (
          <>
            <strong>{file.name}</strong> <span className="muted">{sizeText(file.bytes.size)}</span>
          </>
        ) : (
          'Drop a CSV or htpasswd file here, or choose one.'
        )}
      </p>
      <FileTrigger
        onSelect={(files) => {
          if (files?.[0]) onChoose(files[0])
        }}
      >
        <Button look={file ? undefined : 'primary'} autoFocus={isBack} isDisabled={isDisabled}>
          {file ? 'Choose another file' : 'Choose file'}
        </Button>
      </FileTrigger>
    </DropZone>
  )
}
