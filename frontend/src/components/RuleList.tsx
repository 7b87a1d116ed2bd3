import type { Rule } from '../lib/passwordRules'
import './RuleList.css'

function Mark({ met }: { met: boolean }) {
  return (
    <svg className="rule-mark" viewBox="0 0 12 20" aria-hidden="true" focusable="false">
      {met ? (
        <path
          d="M1.5 10.5 4.5 13.5 10.5 6.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.75"
        />
      ) : (
        <circle cx="6" cy="10" r="3.25" fill="none" stroke="currentColor" strokeWidth="1.25" />
      )}
    </svg>
  )
}

/** The rules of a password, each being met as the person types. */
export function RuleList({ rules }: { rules: Rule[] }) {
  return (
    <ul className="rules">
      {rules.map(({ text, met }) => (
        <li key={text} className="rule" data-met={met}>
          <Mark met={met} />
          <span>
            {text}
            <span className="unseen">{met ? ' (met)' : ' (not met)'}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
