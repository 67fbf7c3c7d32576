package search

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"manyroads/generator/medication"
	"manyroads/generator/source"
)

// The values of a column that is one of a few words are their places in these lists.
func ratings() []medication.Rating {
	return []medication.Rating{medication.Welcomes, medication.Neutral, medication.Varies, medication.Restricts, medication.NotKnown}
}

func attendances() []string { return []string{"in-person", "online", "hybrid", "phone", "unknown"} }

func proofs() []medication.Answer {
	return []medication.Answer{medication.Unknown, medication.Yes, medication.Depends, medication.No}
}

// place is where a word stands in one of the lists above; what is not there counts as the value for "not known".
func place[T comparable](list []T, word T, otherwise int) int {
	if i := slices.Index(list, word); i >= 0 {
		return i
	}
	return otherwise
}

// bitsOf is a set of keys as bits over all keys that there are; the reading of records lets no other through.
func bitsOf(set, keys []string) (bits int) {
	for i, key := range keys {
		bits |= bit(slices.Contains(set, key)) << i
	}
	return bits
}

func bit(is bool) int {
	if is {
		return 1
	}
	return 0
}

// addGroup adds a group with all that is known of it.
func (b *builder) addGroup(g *placed) error {
	folder, slug, err := splitAddress(g.Address)
	if err != nil {
		return fmt.Errorf("group %s: %w", g.ID, err)
	}
	if err := b.addFilters(g); err != nil {
		return err
	}
	c := &b.out.Groups
	c.Folder = append(c.Folder, b.folders.add(folder))
	c.Slug = append(c.Slug, shortSlug(slug, g.Name))
	c.Name = append(c.Name, g.Name)
	c.Venue = append(c.Venue, b.venues.add(g.Place.Venue))
	c.Restricted = append(c.Restricted, b.restricted.add(strings.Join(g.Assessment.Restricted, ", ")))
	b.addEvidence(g.Group)
	for _, m := range g.Meetings {
		b.addMeeting(m, g.Timezone)
	}
	return nil
}

// addForSheet adds of a group what queries ask, and nothing that only a card shows.
func (b *builder) addForSheet(g *placed) error {
	for _, m := range g.Meetings {
		b.addMeetingTime(m, g.Timezone)
	}
	return b.addFilters(g)
}

// addFilters adds to the columns what queries ask of a group.
func (b *builder) addFilters(g *placed) error {
	organization := b.organizations[g.Organization]
	if g.Organization != "" && organization == 0 {
		return fmt.Errorf("group %s: there is no organization %q in the search index", g.ID, g.Organization)
	}
	c := &b.out.Groups
	c.Organization = append(c.Organization, organization)
	state := b.addState(g.Group)
	city := b.addCity(g, state)
	c.City = append(c.City, city)
	c.State = append(c.State, state)
	b.locate(g, city)
	b.addMedication(g.Group)
	c.Attendance = append(c.Attendance, place(attendances(), g.Attendance, len(attendances())-1))
	c.Audience = append(c.Audience, bitsOf(g.Audience, b.out.Audiences))
	c.Language = append(c.Language, b.languages.addList(g.Languages))
	c.Access = append(c.Access, bitsOf(g.Access, b.out.Accesses))
	c.Proof = append(c.Proof, place(proofs(), g.Proof, 0))
	c.Paused = append(c.Paused, bit(g.Status == "paused"))
	c.Verified = append(c.Verified, dayNumber(verifiedUntil(g.Group)))
	c.Zone = append(c.Zone, b.zones.add(g.Timezone))
	c.Meetings = append(c.Meetings, len(g.Meetings))
	return nil
}

// splitAddress cuts "/groups/us/ma/worcester/x/" into the folder "us/ma/worcester" and the slug "x".
func splitAddress(address string) (folder, slug string, err error) {
	path, isGroup := strings.CutPrefix(strings.TrimSuffix(address, "/"), "/groups/")
	cut := strings.LastIndexByte(path, '/')
	if !isGroup || cut < 1 {
		return "", "", fmt.Errorf("%q is not the address of a group", address)
	}
	return path[:cut], path[cut+1:], nil
}

// addState gives the number of the state. Outside the United States the code begins with the country's ("CA-ON"), so that it can't be
// taken for a state's, and the country stands where there is no state ("CA-").
func (b *builder) addState(g *Group) int {
	state := [2]string{stateKey(g), g.State}
	if state[1] == "" && isForeign(g) {
		state[1] = g.Country
	}
	if state[1] == "" {
		return 0
	}
	n := b.states[state]
	if n == 0 {
		n = len(b.states) + 1
		b.states[state] = n
		b.out.States.Code = append(b.out.States.Code, state[0])
		b.out.States.Name = append(b.out.States.Name, state[1])
	}
	return n
}

// stateKey is the code of a group's state as the index gives it.
func stateKey(g *Group) string {
	if isForeign(g) {
		return g.Place.Country + "-" + g.StateCode
	}
	return g.StateCode
}

func isForeign(g *Group) bool { return g.Place.Country != "" && g.Place.Country != "US" }

// A cityKey tells one city of a name from the others.
type cityKey struct {
	state int
	name  string
}

// addCity gives the number of the city, and notes a new one with its middle: that of the table, or of its first group whose own place
// is known.
func (b *builder) addCity(g *placed, state int) int {
	if g.City == "" {
		return 0
	}
	n := b.cities[cityKey{state, g.City}]
	if n > 0 {
		return n
	}
	at := g.middle
	if at == (spot{}) && g.located == locatedItself {
		at = g.at
	}
	c := &b.out.Cities
	c.Name = append(c.Name, g.City)
	c.State = append(c.State, state)
	c.Latitude = append(c.Latitude, at.north)
	c.Longitude = append(c.Longitude, at.east)
	b.cities[cityKey{state, g.City}] = len(c.Name)
	return len(c.Name)
}

// locate says where a group is, counted from the middle of its city, and from 0° 0' where no city or no middle is known.
func (b *builder) locate(g *placed, city int) {
	at, how, from := g.at, g.located, spot{}
	if city > 0 {
		from = spot{b.out.Cities.Latitude[city-1], b.out.Cities.Longitude[city-1]}
	}
	if how == notLocated && from != (spot{}) {
		at, how = from, locatedRoughly
	}
	c := &b.out.Groups
	c.Located = append(c.Located, how)
	c.North = append(c.North, at.north-from.north)
	c.East = append(c.East, at.east-from.east)
}

// addMedication writes the rating with its end, and the rights that count today with theirs.
func (b *builder) addMedication(g *Group) {
	c := &b.out.Groups
	a := g.Assessment
	c.Rating = append(c.Rating, place(ratings(), a.Rating, len(ratings())-1))
	c.Expires = append(c.Expires, dayNumber(a.Expires))
	rights, until := standingRights(a.Rights)
	c.Rights = append(c.Rights, rights)
	if until == a.Expires {
		until = source.Date{} // as the rating
	}
	c.RightsExpire = append(c.RightsExpire, dayNumber(until))
}

// standingRights are the questions answered "yes" today as bits in their order, and the first day on which one of them no longer counts.
func standingRights(rights []medication.Standing) (bits int, until source.Date) {
	for i, right := range rights {
		if right.Answer != medication.Yes {
			continue
		}
		bits |= 1 << i
		if until.IsZero() || until.After(right.Expires) {
			until = right.Expires
		}
	}
	return bits, until
}

// verifiedUntil is until when the group counts as verified; without such a day it never does.
func verifiedUntil(g *Group) source.Date {
	if !g.Verified {
		return source.Date{}
	}
	return g.Listing.Expires()
}

// addEvidence says who says that the group meets, and who says what is known of medication.
func (b *builder) addEvidence(g *Group) {
	c := &b.out.Groups
	c.Seen = append(c.Seen, b.seen.add(g.Seen))
	by, in := whoSays(&g.Listing.Evidence, verifiedUntil(g))
	c.ListedBy, c.ListedIn = append(c.ListedBy, by), append(c.ListedIn, in)
	end := g.Assessment.Expires
	if end.IsZero() {
		_, end = standingRights(g.Assessment.Rights)
	}
	by, in = whoSays(restsOn(g), end)
	c.SaidBy, c.SaidIn = append(c.SaidBy, by), append(c.SaidIn, in)
}

// dayNumber is a day as a number until finish counts it from the first of its document; 0: no day.
func dayNumber(d source.Date) int {
	if d.IsZero() {
		return 0
	}
	return int(d.Time().Unix()/86_400) + 1
}

// countDays counts the columns of days from the first day in them, so that their numbers are small: 1 is that day. It gives the day.
func (c *groupColumns) countDays() string {
	first := 0
	columns := []packed{c.Expires, c.RightsExpire, c.Verified}
	for _, list := range columns {
		for _, n := range list {
			if n > 0 && (first == 0 || n < first) {
				first = n
			}
		}
	}
	if first == 0 {
		return ""
	}
	for _, list := range columns {
		for i := range list {
			list[i] = max(0, list[i]-first+1)
		}
	}
	return time.Unix(int64(first-1)*86_400, 0).UTC().Format(time.DateOnly)
}
