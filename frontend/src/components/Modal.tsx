import type { ReactNode } from 'react'
import { Dialog, Heading, Modal as AriaModal, ModalOverlay } from 'react-aria-components'
import { useFocusBack } from '../lib/useFocusBack'
import './Modal.css'

interface ModalProps {
  title: string
  /** Without it, the dialog stays until its work is done. */
  onClose?: () => void
  /** A question that wants an answer first. */
  asks?: boolean
  /** Hides the page behind: whoever sees the dialog may not be who opened the page. */
  veil?: boolean
  children: ReactNode
}

/** A dialog over the page. Escape closes it; a click beside it never does. */
export function Modal({ title, onClose, asks, veil, children }: ModalProps) {
  useFocusBack()
  return (
    <ModalOverlay
      className="modal-overlay"
      data-veil={veil}
      isOpen
      isDismissable={false}
      isKeyboardDismissDisabled={!onClose}
      onOpenChange={(open) => {
        if (!open) onClose?.()
      }}
    >
      <AriaModal className="modal">
        <Dialog className="dialog" role={asks ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  )
}
