import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import type { Ref } from 'react'
import './Button.css'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  look?: 'primary' | 'plain' | 'danger'
  small?: boolean
  ref?: Ref<HTMLButtonElement>
}

/** The classes of a button, for links that look like one. */
export function buttonClass({ look, small }: Pick<ButtonProps, 'look' | 'small'> = {}): string {
  return ['button', look && `button-${look}`, small && 'button-small'].filter(Boolean).join(' ')
}

/** A button; one primary at most in each view. */
export function Button({ look, small, ...props }: ButtonProps) {
  return <AriaButton {...props} className={buttonClass({ look, small })} />
}
