package apiusers

// Bounds limit what a lost key can do; a nil field stays as it is, or unbounded
// at the beginning.
type Bounds struct {
	AllowedNetworks []string // ranges of addresses (CIDR); empty: from anywhere
	Permissions     []string // of the account's
	CallsPerSecond  *int     // 0: no limit
	CallsPerDay     *int     // of a day in UTC; 0: no limit
}
