package people

import (
	"fmt"

	"postern/ent"
	"postern/internal/mail"
)

// tellOfTransfer writes to both, so that whoever didn't want it hears of it.
func (s *Service) tellOfTransfer(account string, from, to *ent.User) {
	s.post.Mail.Later(mail.Message{To: from.Email, Subject: "You handed " + account + " to somebody else", Text: fmt.Sprintf(`Hello %s,

%s (%s) owns the account %s at %s now. You are a standard user of it.

If it wasn't you, tell them and whoever runs this server at once.
`, from.Name, to.Name, to.Email, account, s.post.PublicURL)})
	s.post.Mail.Later(mail.Message{To: to.Email, Subject: "You own " + account + " now", Text: fmt.Sprintf(`Hello %s,

%s (%s) handed the account %s at %s to you. You may change who has access to it.
`, to.Name, from.Name, from.Email, account, s.post.PublicURL)})
}
