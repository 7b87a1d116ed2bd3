package demo

import (
	"context"
	"crypto/rand"

	"postern/internal/apiusers"
)

// play is what happened to one API user: it was made, perhaps its password was
// replaced, perhaps it was disabled.
func (f *filler) play(s scene) []event {
	var id string
	events := []event{{f.ago(s.age, s.description), func(owner context.Context) (err error) {
		id, err = f.add(owner, s)
		return err
	}}}
	if s.replaced > 0 {
		events = append(events, event{f.ago(s.replaced, s.description), func(owner context.Context) error {
			return f.replacePassword(owner, id, s.typed)
		}})
	}
	if s.disabled > 0 {
		events = append(events, event{f.ago(s.disabled, s.description), func(owner context.Context) error {
			_, err := f.apiUsers.Update(owner, apiusers.UpdateInput{ID: id, Enabled: new(bool)})
			return err
		}})
	}
	return events
}

// add makes an API user, and notes what its program sends.
func (f *filler) add(owner context.Context, s scene) (id string, err error) {
	draft, err := f.apiUsers.Draft(owner)
	if err != nil {
		return "", err
	}
	if s.typed {
		draft.Password = typedPassword()
	}
	u, err := f.apiUsers.Create(owner, apiusers.CreateInput{
		Email: draft.Email, Password: draft.Password, Description: s.description, Enabled: true,
	})
	if err != nil {
		return "", err
	}
	p := Program{
		Address: u.Email, Password: draft.Password, Every: s.every,
		Good: s.disabled == 0 && s.replaced == 0,
	}
	if s.description == tryOut {
		f.made.TryOut = p
	}
	f.made.Programs = append(f.made.Programs, p)
	return u.ID, nil
}

// replacePassword gives an API user another password, and tells nobody.
func (f *filler) replacePassword(owner context.Context, id string, typed bool) error {
	password := typedPassword()
	if !typed {
		var err error
		if password, err = f.apiUsers.GeneratePassword(owner); err != nil {
			return err
		}
	}
	_, err := f.apiUsers.Update(owner, apiusers.UpdateInput{ID: id, Password: &password})
	return err
}

// typedPassword is random, and not of the generated shape. The sign is for the
// rule that wants a digit or one.
func typedPassword() string { return rand.Text() + "!" }
