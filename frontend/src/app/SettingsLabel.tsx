/** What the Settings button says, before and after its menu has arrived. */
export function SettingsLabel() {
  return (
    <>
      Settings
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
        <path d="M1.5 3.25 5 6.75 8.5 3.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </svg>
    </>
  )
}
