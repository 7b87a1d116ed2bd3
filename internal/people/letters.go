package people

import (
	"fmt"

	"postern/ent"
	"postern/internal/mail"
)

const resetSubject = "Set a new password for Postern"

// resetLink is the mail to somebody who asked for a new password.
func (p Post) resetLink(u *ent.User, token string) mail.Message {
	return mail.Message{To: u.Email, Subject: resetSubject, Text: fmt.Sprintf(`Hello %s,

somebody asked for a new password for %s at %s.

Open this address within 30 minutes to choose one. It works once.

%s/reset-password#token=%s

If it wasn't you, do nothing: your password stays as it is.
`, u.Name, u.Email, p.PublicURL, p.PublicURL, token)}
}

// passwordChanged is the mail to somebody whose password is another now.
func (p Post) passwordChanged(u *ent.User) mail.Message {
	return mail.Message{To: u.Email, Subject: "Your password for Postern was changed", Text: fmt.Sprintf(`Hello %s,

the password of %s at %s was changed.

If it wasn't you, set another one at once, and tell whoever runs this server.

%s/forgot-password
`, u.Name, u.Email, p.PublicURL, p.PublicURL)}
}

// emailChanged are the mails to both addresses of somebody who signs in with
// another one now.
func (p Post) emailChanged(before *ent.User, email string) []mail.Message {
	text := fmt.Sprintf(`Hello %s,

at %s you sign in with another email address now:

%s instead of %s

If it wasn't you, tell whoever runs this server at once.
`, before.Name, p.PublicURL, email, before.Email)
	subject := "Your email address for Postern was changed"
	return []mail.Message{{To: before.Email, Subject: subject, Text: text}, {To: email, Subject: subject, Text: text}}
}
