package search

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"manyroads/generator/group"
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

// addGroup adds a group with its words.
func (b *builder) addGroup(g *Group) error {
	number := len(b.out.Groups.Slug)
	if err := b.addGroupTo(g); err != nil {
		return err
	}
	b.addGroupWords(number, g)
	return nil
}

// addGroupTo adds a group to the columns.
func (b *builder) addGroupTo(g *Group) error {
	organization := b.organizations[g.Organization]
	if g.Organization != "" && organization == 0 {
		return fmt.Errorf("group %s: there is no organization %q in the search index", g.ID, g.Organization)
	}
	folder, slug, err := splitAddress(g.Address)
	if err != nil {
		return fmt.Errorf("group %s: %w", g.ID, err)
	}
	c := &b.out.Groups
	c.Folder = append(c.Folder, b.folders.add(folder))
	c.Slug = append(c.Slug, shortSlug(slug, g.Name))
	c.Name = append(c.Name, g.Name)
	c.Organization = append(c.Organization, organization)
	city, state := b.addPlace(g)
	c.City = append(c.City, city)
	c.State = append(c.State, state)
	b.locate(g, city)
	c.Venue = append(c.Venue, b.venues.add(g.Place.Venue))
	b.addMedication(g)
	c.Attendance = append(c.Attendance, place(attendances(), g.Attendance, len(attendances())-1))
	c.Audience = append(c.Audience, bitsOf(g.Audience, group.Audiences()))
	c.Language = append(c.Language, b.languages.addList(g.Languages))
	c.Access = append(c.Access, bitsOf(g.Access, group.Accesses()))
	c.Proof = append(c.Proof, place(proofs(), g.Proof, 0))
	c.Paused = append(c.Paused, bit(g.Status == "paused"))
	b.addListing(g)
	c.Zone = append(c.Zone, b.zones.add(g.Timezone))
	c.Meetings = append(c.Meetings, len(g.Meetings))
	for _, m := range g.Meetings {
		b.addMeeting(m, g.Timezone)
	}
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

// addPlace gives the numbers of the city and the state. Outside the United States the code begins with the country's ("CA-ON"),
// so that it can't be taken for a state's, and the country stands where there is no state ("CA-").
func (b *builder) addPlace(g *Group) (city, state int) {
	code, name := g.StateCode, g.State
	if country := g.Place.Country; country != "" && country != "US" {
		code = country + "-" + code
		if name == "" {
			name = g.Country
		}
	}
	before := len(b.states.rows)
	if name != "" {
		state = b.states.add(code + "\x00" + name)
	}
	if len(b.states.rows) > before {
		b.out.States.Code = append(b.out.States.Code, code)
		b.out.States.Name = append(b.out.States.Name, name)
	}
	if g.City == "" {
		return 0, state
	}
	before = len(b.cities.rows)
	city = b.cities.add(fmt.Sprintf("%d\x00%s", state, g.City))
	if len(b.cities.rows) > before {
		b.addCity(g, state)
	}
	return city, state
}

// addCity notes a city with its middle: that of the table, or of its first group whose own place is known.
func (b *builder) addCity(g *Group, state int) {
	c := &b.out.Cities
	c.Name = append(c.Name, g.City)
	c.State = append(c.State, state)
	at := spot{}
	if country := g.Place.Country; country == "" || country == "US" {
		at = b.gazetteer.city(g.City, g.StateCode)
	}
	if at == (spot{}) && g.Place.Located {
		at = ownSpot(g)
	}
	c.Latitude = append(c.Latitude, at.north)
	c.Longitude = append(c.Longitude, at.east)
}

// How well it is known where a group is.
const (
	notLocated = iota
	locatedItself
	locatedRoughly // by the middle of its ZIP code or of its city
)

// locate says where a group is, counted from the middle of its city, and from 0° 0' where no city or no middle is known.
func (b *builder) locate(g *Group, city int) {
	at, how := spot{}, notLocated
	from := spot{}
	if city > 0 {
		from = spot{b.out.Cities.Latitude[city-1], b.out.Cities.Longitude[city-1]}
	}
	american := g.Place.Country == "" || g.Place.Country == "US"
	byZip, known := b.gazetteer.byZip[zipNumber(g.Place.PostalCode)]
	switch {
	case g.Place.Located:
		at, how = ownSpot(g), locatedItself
	case american && known:
		at, how = byZip, locatedRoughly
	case from != (spot{}):
		at, how = from, locatedRoughly
	}
	c := &b.out.Groups
	c.Located = append(c.Located, how)
	if how == notLocated {
		at = from
	}
	c.North = append(c.North, at.north-from.north)
	c.East = append(c.East, at.east-from.east)
}

func ownSpot(g *Group) spot {
	return spot{int(math.Round(g.Place.Latitude * 1000)), int(math.Round(g.Place.Longitude * 1000))}
}

// zipNumber is a ZIP code without what follows its five digits, or -1.
func zipNumber(code string) int {
	if n, err := strconv.Atoi(code[:min(5, len(code))]); err == nil && len(code) >= 5 {
		return n
	}
	return -1
}

// addMedication writes the rating with its end, and the rights that count today with theirs.
func (b *builder) addMedication(g *Group) {
	c := &b.out.Groups
	a := g.Assessment
	c.Rating = append(c.Rating, place(ratings(), a.Rating, len(ratings())-1))
	c.Expires = append(c.Expires, dayNumber(a.Expires))
	c.Restricted = append(c.Restricted, b.restricted.add(strings.Join(a.Restricted, ", ")))
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

// addListing says until when the group counts as verified, without such a day never, and who says that it meets.
func (b *builder) addListing(g *Group) {
	until := source.Date{}
	if g.Verified {
		until = g.Listing.Expires()
	}
	c := &b.out.Groups
	c.Verified = append(c.Verified, dayNumber(until))
	c.Seen = append(c.Seen, b.seen.add(g.Seen))
	by, in := whoSays(&g.Listing.Evidence, until)
	c.ListedBy, c.ListedIn = append(c.ListedBy, by), append(c.ListedIn, in)
	end := g.Assessment.Expires
	if _, rights := standingRights(g.Assessment.Rights); end.IsZero() {
		end = rights
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
	first := math.MaxInt
	columns := []packed{c.Expires, c.RightsExpire, c.Verified}
	for _, list := range columns {
		for _, n := range list {
			if n > 0 {
				first = min(first, n)
			}
		}
	}
	if first == math.MaxInt {
		return ""
	}
	for _, list := range columns {
		for i := range list {
			list[i] = max(0, list[i]-first+1)
		}
	}
	return time.Unix(int64(first-1)*86_400, 0).UTC().Format(time.DateOnly)
}
