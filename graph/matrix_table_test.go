package graph_test

// own is what people read of their own account, and a program too: its account
// and itself. To everybody else the object isn't there.
var own = outcomes{nobody: signInFirst, standard: reads, otherOwner: readsNull, owner: reads, apiUser: reads}

// ofPeople is what people read and programs don't.
var ofPeople = outcomes{nobody: signInFirst, standard: reads, otherOwner: readsNull, owner: reads, apiUser: peopleOnly}

// matrix is one row for each field of each kind of object that an id can name:
// who gets what of Acme's.
var matrix = map[string]outcomes{
	"Account.id":              own,
	"Account.number":          own,
	"Account.name":            own,
	"Account.createdAt":       own,
	"Account.updatedAt":       own,
	"Account.apiUsers":        own, // a program finds only itself in it
	"Account.apiUserCount":    own, // a program counts itself alone
	"Account.permissions":     own,
	"Account.longestLifeDays": own,
	"Account.defaultLifeDays": own,
	"Account.updatedBy":       ofPeople,
	"Account.history":         own, // empty for all but the owner
	"Account.owner":           ofPeople,
	"Account.users":           ofPeople,

	"User.id":           ofPeople,
	"User.name":         ofPeople,
	"User.email":        ofPeople,
	"User.role":         ofPeople,
	"User.status":       ofPeople,
	"User.lastSignInAt": ofPeople,
	"User.createdAt":    ofPeople,
	"User.updatedAt":    ofPeople,
	"User.seesUsage":    ofPeople,
	"User.managesUsers": ofPeople,
	"User.invitedUntil": ofPeople,
	"User.updatedBy":    ofPeople,

	"User.inChargeOf":      ofPeople,
	"User.inChargeOfCount": ofPeople,

	"ApiUser.id":          own,
	"ApiUser.email":       own,
	"ApiUser.description": own,
	"ApiUser.enabled":     own,
	"ApiUser.imported":    own,
	"ApiUser.version":     own,
	"ApiUser.createdAt":   own,
	"ApiUser.updatedAt":   own,
	"ApiUser.createdBy":   ofPeople,
	"ApiUser.updatedBy":   ofPeople,
	"ApiUser.inCharge":    ofPeople,

	"ApiUser.expiresAt":       own,
	"ApiUser.state":           own,
	"ApiUser.allowedNetworks": own,
	"ApiUser.permissions":     own,
	"ApiUser.callsPerSecond":  own,
	"ApiUser.callsPerDay":     own,
	"ApiUser.firstUsedAt":     own, // a program gets nothing here, nor in those below
	"ApiUser.lastUse":         own,
	"ApiUser.lastRefusal":     own, // for the owner; a standard user gets nothing either
	"ApiUser.usage":           own,
	"ApiUser.passwords":       own,
	"ApiUser.history":         own,
}
