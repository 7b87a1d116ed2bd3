package audit

// Kind is a group of actions, by which people filter a history.
type Kind string

// The kinds, as clients name them.
const (
	OfSignIns  Kind = "SIGN_INS"
	OfPeople   Kind = "PEOPLE"
	OfAPIUsers Kind = "API_USERS"
	OfAccount  Kind = "ACCOUNT"
	OfRefusals Kind = "REFUSALS" // what was counted, and has no entry
)

// kinds has every action that is recorded, once; a test looks for those that are
// missing.
var kinds = map[Kind][]Action{
	OfSignIns: {UserSignedIn, UserSignedOut, SessionsEnded},
	OfPeople: {
		UserAdded, PasswordReset, ResetLinkPrinted, ResetLinkMailed, UserInvited, InvitationResent, InvitationWithdrawn, InvitationAccepted,
		UserChanged, UserDisabled, UserEnabled, UserRemoved,
		ProfileChanged, PasswordChanged, EmailChanged,
	},
	OfAPIUsers: {APIUserCreated, APIUserChanged, APIUserDeleted, APIUserImported, APIUsersImported, APIUserRotated, APIUserPasswordEnded},
	OfAccount:  {AccountSetUp, AccountChanged, OwnershipTransferred, AccountAdded, AccountEnabled, AccountDisabled, AccountOpened},
}
