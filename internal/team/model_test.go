package team_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"postern/internal/testdb"
)

// tree is what a team should be: of each account its name, the one above it,
// and whether it was disabled itself.
type tree struct {
	ids, names []string
	above      []int // -1: the top account
	off        []bool
}

func (m *tree) state(i int) string {
	if m.off[i] {
		return "off"
	}
	for j := m.above[i]; j >= 0; j = m.above[j] {
		if m.off[j] {
			return "shut"
		}
	}
	return "on"
}

// Whatever is made, disabled and enabled in whatever order: an account is shut
// when it, or one above it, is disabled, and never otherwise.
func TestAnAccountIsShutExactlyWhenOneAboveItIsDisabled(t *testing.T) {
	t.Parallel()
	h, cast := testdb.NewFilledHouse(t)
	round := 0
	rapid.Check(t, func(r *rapid.T) {
		round++
		root := h.NewChild(t, cast.Owner.AccountID, fmt.Sprintf("R%d", round))
		m := tree{ids: []string{root.AccountID}, names: []string{fmt.Sprintf("R%d", round)}, above: []int{-1}, off: []bool{false}}
		for range rapid.IntRange(1, 8).Draw(r, "steps") {
			i := rapid.IntRange(0, len(m.ids)-1).Draw(r, "which")
			if rapid.Bool().Draw(r, "add") && m.depth(i) < 5 {
				name := fmt.Sprintf("R%dN%d", round, len(m.ids))
				child := h.NewChild(t, m.ids[i], name)
				m.ids, m.names, m.above, m.off = append(m.ids, child.AccountID), append(m.names, name), append(m.above, i), append(m.off, false)
			} else {
				m.off[i] = rapid.Bool().Draw(r, "off")
				_, err := h.Team.SetEnabled(as(t, cast.Owner), m.ids[i], !m.off[i])
				require.NoError(r, err)
			}
			found := states(t, h, cast)
			for j, name := range m.names {
				require.Equal(r, m.state(j), found[name], name)
			}
		}
	})
}

func (m *tree) depth(i int) int {
	n := 1
	for j := m.above[i]; j >= 0; j = m.above[j] {
		n++
	}
	return n
}
