package people

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"postern/ent"
	"postern/ent/onetimetoken"
	"postern/ent/user"
	"postern/internal/access"
	"postern/internal/fault"
	"postern/internal/mail"
	"postern/internal/session"
	"postern/internal/store"
)

// Link is that of an invitation, before it is handed over. What is in it is
// stored nowhere.
type Link struct {
	UserID string
	token  string
	until  time.Time
}

// Invited is who was invited, with the link, which no other answer holds.
type Invited struct {
	User          *ent.User
	InvitationURL string
	Mailed        bool // the link went to them by mail, too
}

// Deliver mails a link to whom it is for, where there is a mail server, and
// tells it to the caller. Services call it after the commit.
func (s *Service) Deliver(ctx context.Context, l *Link) (*Invited, error) {
	// Whoever may invite may also invite into an account below theirs.
	u, err := store.Saved(s.store.Read().User.Query().Where(user.ID(l.UserID)).WithAccount().
		Only(access.System(ctx, "handing an invitation over")))
	if err != nil {
		return nil, err
	}
	return &Invited{User: u, InvitationURL: s.url(l), Mailed: s.mailInvitation(ctx, u, l)}, nil
}

// url is the address that the invited person opens. The token is behind #, so
// that it is in no log and no Referer.
func (s *Service) url(l *Link) string { return s.post.PublicURL + "/invitation#token=" + l.token }

// mailInvitation says whether the mail server took the mail. One that failed is
// logged; whoever invites has the link, and is told.
func (s *Service) mailInvitation(ctx context.Context, u *ent.User, l *Link) bool {
	if !s.post.Mail.Configured() {
		return false
	}
	account := u.Edges.Account.Name
	err := s.post.Mail.Send(context.WithoutCancel(ctx), mail.Message{
		To:      u.Email,
		Subject: "Your invitation to " + account,
		Text: fmt.Sprintf(`Hello %s,

you are invited to the account %s on Postern, where it is managed which programs may use it.

Open this link, and choose a password:

%s

It works once, until %s. If you don't know what this is about, do nothing.
`, u.Name, account, s.url(l), l.until.UTC().Format("2 January 2006, 15:04 UTC")),
	})
	if err != nil {
		slog.WarnContext(ctx, "invitation not mailed", "user", u.ID, "error", err)
	}
	return err == nil
}

// holderOf is whose link a token is in, with their account, when the link is
// good for its purpose and they may be let in by it. Faults: the one for a wrong
// token, ACCOUNT_DISABLED.
func (s *Service) holderOf(ctx context.Context, from *ent.Client, token string, purpose onetimetoken.Purpose,
	proof access.Proof, wrong error,
) (*ent.User, error) {
	t, err := from.OneTimeToken.Query().Where(onetimetoken.ID(session.Hash(token)),
		onetimetoken.PurposeEQ(purpose), onetimetoken.ExpiresAtGT(s.now())).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, wrong
	}
	if err != nil {
		return nil, err
	}
	u, err := from.User.Query().Where(user.ID(t.UserID)).WithAccount().Only(ctx)
	if err != nil {
		return nil, err
	}
	switch access.Authenticate(standingOf(u, proof)) {
	case access.Let:
		return u, nil
	case access.AccountDisabled:
		return nil, fault.AccountDisabled()
	}
	return nil, wrong
}
