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

/**
 * A button; one primary at most in each view. Pending, it keeps its place and the focus, and
 * does nothing. (React Aria's own pending state leaves a nameless image in its announcer.)
 */
export function Button({ look, small, isPending, onPress, type, ...props }: ButtonProps) {
  const className = buttonClass({ look, small })
  return (
    <AriaButton
      {...props}
      type={isPending ? 'button' : type}
      onPress={isPending ? undefined : onPress}
      aria-disabled={isPending || undefined}
      className={isPending ? `${className} button-pending` : className}
    />
  )
}
