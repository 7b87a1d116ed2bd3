// Package network holds the ranges of addresses that an API user may call from
// (CIDR, RFC 4632 and RFC 4291), IPv4 and IPv6. Pure.
package network

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"postern/internal/fault"
)

// Most is how many ranges an API user may have.
const Most = 50

// Set is ranges of addresses. The empty one stands for every address: nobody
// has said where calls may come from.
type Set []netip.Prefix

// Read reads what an owner entered: ranges such as 10.0.0.0/8, or single
// addresses. It is sorted, and in its shortest form: bits beyond a range's length
// are dropped, an IPv4 range written as IPv6 becomes IPv4, what is there twice is
// there once. Faults on field: BAD_RANGE, TOO_MANY.
func Read(field string, texts []string) (Set, error) {
	var all Set
	for _, text := range texts {
		text = strings.TrimSpace(text)
		if text == "" {
			continue
		}
		prefix, ok := parse(text)
		if !ok {
			return nil, fault.OnField(field, "BAD_RANGE",
				fmt.Sprintf("%.60q is no address or range. Write, for example, 192.0.2.7 or 10.0.0.0/8 or 2001:db8::/32.", text))
		}
		all = append(all, prefix)
	}
	slices.SortFunc(all, func(a, b netip.Prefix) int {
		if c := a.Addr().Compare(b.Addr()); c != 0 {
			return c
		}
		return a.Bits() - b.Bits()
	})
	all = slices.Compact(all)
	if len(all) > Most {
		return nil, fault.OnField(field, "TOO_MANY", fmt.Sprintf("These are %d ranges. Use %d or fewer.", len(all), Most))
	}
	return all, nil
}

// Stored reads what String wrote. What can't be read there matches nothing: a
// damaged row must not open a door.
func Stored(text string) Set {
	var all Set
	for _, part := range strings.Fields(text) {
		prefix, ok := parse(part)
		if !ok {
			prefix = netip.Prefix{}
		}
		all = append(all, prefix)
	}
	return all
}

// String is the stored form: the ranges with spaces between them.
func (s Set) String() string { return strings.Join(s.Texts(), " ") }

// Texts are the ranges as people read them.
func (s Set) Texts() []string {
	texts := make([]string, len(s))
	for i, prefix := range s {
		texts[i] = prefix.String()
	}
	return texts
}

// Allows says whether a call may come from an address. An IPv4 address written
// as IPv6 is that IPv4 address.
func (s Set) Allows(a netip.Addr) bool {
	if len(s) == 0 {
		return true
	}
	a = a.Unmap().WithZone("")
	return slices.ContainsFunc(s, func(p netip.Prefix) bool { return p.Contains(a) })
}

func parse(text string) (netip.Prefix, bool) {
	prefix, err := netip.ParsePrefix(text)
	if err != nil {
		a, err := netip.ParseAddr(text)
		if err != nil || a.Zone() != "" {
			return netip.Prefix{}, false
		}
		a = a.Unmap()
		return netip.PrefixFrom(a, a.BitLen()), true
	}
	if a := prefix.Addr(); a.Is4In6() {
		if prefix.Bits() < 96 {
			return netip.Prefix{}, false // every IPv4 address, and more
		}
		prefix = netip.PrefixFrom(a.Unmap(), prefix.Bits()-96)
	}
	return prefix.Masked(), true
}
