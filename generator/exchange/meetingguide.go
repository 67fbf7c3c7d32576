package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"manyroads/generator/group"
	"manyroads/generator/medication"
	"manyroads/generator/source"
)

// A guideMeeting is one meeting as https://github.com/code4recovery/spec gives it.
type guideMeeting struct {
	Name               string   `json:"name"`
	Slug               string   `json:"slug"`
	Day                *int     `json:"day,omitempty"` // 0 is Sunday; a pointer because 0 must be written
	Time               string   `json:"time,omitempty"`
	EndTime            string   `json:"end_time,omitempty"`
	Timezone           string   `json:"timezone,omitempty"`
	Types              []string `json:"types,omitempty"`
	Notes              string   `json:"notes,omitempty"`
	Location           string   `json:"location,omitempty"`
	LocationNotes      string   `json:"location_notes,omitempty"`
	FormattedAddress   string   `json:"formatted_address"`
	Approximate        string   `json:"approximate"`
	Latitude           float64  `json:"latitude,omitempty"`
	Longitude          float64  `json:"longitude,omitempty"`
	Regions            []string `json:"regions,omitempty"`
	ConferenceURL      string   `json:"conference_url,omitempty"`
	ConferenceURLNotes string   `json:"conference_url_notes,omitempty"`
	ConferencePhone    string   `json:"conference_phone,omitempty"`
	Group              string   `json:"group"`
	GroupNotes         string   `json:"group_notes,omitempty"`
	Updated            string   `json:"updated"`
	URL                string   `json:"url"`
}

// MeetingGuide gives the verified groups as a Meeting Guide list: one record for each day of the week on which a group meets.
//
// The format knows weekly meetings and appointments only, so monthly and every-second-week meetings are left out
// rather than shown in weeks when nobody is there. A list of days in one record is allowed by the format but stops
// some readers, so there never is one. It knows no first and last day either, so only what runs on the date is given.
// What readers would show as inactive is left out too: see usable.
func MeetingGuide(s Site, groups []Group, on source.Date) ([]byte, error) {
	list := []guideMeeting{}
	slugs := map[string]int{}
	for _, g := range groups {
		if !g.Verified || g.Status != "active" {
			continue
		}
		for _, m := range g.Meetings {
			for _, day := range guideDays(m, on) {
				r := s.guideMeeting(g, m, day)
				slugs[r.Slug]++
				if r.Slug = guideSlug(g, r.Slug, slugs[r.Slug]); r.usable() {
					list = append(list, r)
				}
			}
		}
	}
	out, err := json.MarshalIndent(list, "", " ")
	return append(out, '\n'), err
}

// usable tells whether readers can show the record as what it is. They drop one without any address, and they take one for
// inactive that has neither a street to go to nor a known way to join; a living group must not be shown as gone.
func (r guideMeeting) usable() bool {
	return r.FormattedAddress != "" && (r.Approximate == "no" || r.ConferenceURL != "" || r.ConferencePhone != "")
}

// guideDays are the days that one rule gives; a nil day is an appointment.
func guideDays(m group.Meeting, on source.Date) []*int {
	if m.From.After(on) || (!m.Until.IsZero() && on.After(m.Until)) {
		return nil
	}
	if m.ByAppointment {
		return []*int{nil}
	}
	if !m.Start.Known() || m.Every > 1 || len(m.Monthly) > 0 {
		return nil
	}
	var days []*int
	for _, d := range m.Days {
		day := int(d)
		days = append(days, &day)
	}
	return days
}

func (s Site) guideMeeting(g Group, m group.Meeting, day *int) guideMeeting {
	attendance := g.attendance(m)
	r := guideMeeting{
		Name:             g.Name,
		Slug:             guideKey(g, m, day),
		Day:              day,
		Timezone:         g.timezone(m),
		Types:            g.guideTypes(),
		Notes:            joined("\n", m.Note, guideCancelled(m), g.HowToJoin),
		FormattedAddress: g.formattedAddress(attendance),
		Approximate:      "yes",
		Group:            g.Name,
		GroupNotes:       g.Organization,
		Updated:          g.changed().String() + " 00:00:00",
		URL:              s.absolute(g.Address),
	}
	if day != nil {
		r.Time, r.EndTime = m.Start.Text(), m.End().Text()
	}
	if g.Place.State != "" && g.Place.City != "" {
		r.Regions = []string{g.Place.State, g.Place.City}
	}
	if attendance == "in-person" || attendance == "hybrid" {
		g.guidePlace(&r)
	}
	if attendance != "in-person" {
		g.guideConference(&r)
	}
	return r
}

// guidePlace says where to go. Without a street the address stays approximate.
func (g Group) guidePlace(r *guideMeeting) {
	p := g.Place
	r.Location, r.LocationNotes = p.Venue, p.Directions
	if p.Address == "" || p.City == "" || p.State == "" {
		return
	}
	r.Approximate = "no"
	if p.Located {
		r.Latitude, r.Longitude = p.Latitude, p.Longitude
	}
}

// guideConference says how to join. Readers take an online meeting at a host they don't know for an inactive one,
// so such an address goes into the notes, where it is at least seen.
func (g Group) guideConference(r *guideMeeting) {
	if knownHost(g.Online.URL) {
		r.ConferenceURL, r.ConferenceURLNotes = g.Online.URL, g.Online.Note
	} else {
		r.Notes = joined("\n", r.Notes, g.Online.URL, g.Online.Note)
	}
	digits := strings.Map(func(c rune) rune {
		if strings.ContainsRune("+0123456789", c) {
			return c
		}
		return -1
	}, g.DialIn.Number)
	r.ConferencePhone = digits
	r.Notes = joined("\n", r.Notes, codeNote(g.DialIn))
}

func codeNote(d group.DialIn) string {
	if d.Code != "" {
		d.Code = "Telephone code: " + d.Code
	}
	return joined("\n", d.Code, d.Note)
}

// formattedAddress has four parts when the street is known: with fewer, readers take it for a region.
func (g Group) formattedAddress(attendance string) string {
	p := g.Place
	country := p.Country
	if country == "US" {
		country = "USA"
	}
	street := p.Address
	if attendance == "online" || attendance == "phone" || p.City == "" || p.State == "" {
		street, p.PostalCode = "", ""
	}
	return joined(", ", street, p.City, joined(" ", p.State, p.PostalCode), country)
}

// guideKey is what makes a record the same record next year: the group, the day and the hour, and not its place in the file.
func guideKey(g Group, m group.Meeting, day *int) string {
	when := "appointment"
	if day != nil {
		when = strings.ToLower(dayCodes[*day]) + "-" + strings.ReplaceAll(m.Start.Text(), ":", "")
	}
	return g.ID + "/" + when
}

// guideSlug makes the key into a name that fits: letters, digits and hyphens, at most 64. Readers keep it in their bookmarks.
func guideSlug(g Group, key string, nth int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%d", key, nth))
	last := g.ID[strings.LastIndexByte(g.ID, '/')+1:]
	return last[:min(len(last), 40)] + "-" + key[strings.LastIndexByte(key, '/')+1:] + "-" + hex.EncodeToString(sum[:4])
}

func guideCancelled(m group.Meeting) string {
	var days []string
	for _, d := range m.Cancelled {
		days = append(days, d.String())
	}
	if len(days) == 0 {
		return ""
	}
	return "Not on " + strings.Join(days, ", ") + "."
}

// guideTypes are the format's codes, in order, and two of our own that readers pass over: MAT-YES, MAT-SHARE.
// They rest on what stands today, so that an answer too old never leaves the house as a welcome.
func (g Group) guideTypes() []string {
	var types []string
	add := func(code string, when bool) {
		if when && !slices.Contains(types, code) {
			types = append(types, code)
		}
	}
	add("O", g.Open == "open")
	add("C", g.Open == "closed")
	add("POA", g.Proof == medication.Yes)
	for _, a := range g.Audience {
		add(audienceCode(a), audienceCode(a) != "")
	}
	for _, a := range g.Access {
		add(accessCode(a), accessCode(a) != "")
	}
	for _, l := range g.Languages {
		add(languageCode(l), languageCode(l) != "")
	}
	add("MAT-YES", g.Assessment.Rating == medication.Welcomes)
	for _, r := range g.Assessment.Rights {
		add("MAT-SHARE", r.Question.Key == "share_about_medication" && r.Answer == medication.Yes)
	}
	slices.Sort(types)
	return types
}

func audienceCode(audience string) string {
	return map[string]string{
		"women": "W", "men": "M", "lgbtq": "LGBTQ", "young-people": "Y", "seniors": "SEN", "people-of-color": "POC",
		"native-american": "N", "professionals": "P", "newcomers": "BE",
	}[audience]
}

func accessCode(access string) string {
	return map[string]string{
		"wheelchair": "X", "wheelchair-bathroom": "XB", "asl": "ASL", "childcare": "BA", "child-friendly": "CF", "fragrance-free": "FF",
	}[access]
}

func languageCode(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	return map[string]string{
		"am": "AM", "ar": "AR", "de": "DE", "el": "EL", "en": "EN", "es": "S", "fa": "FA", "fr": "FR", "he": "HE", "hi": "HI",
		"it": "ITA", "ja": "JA", "ko": "KOR", "ne": "NE", "pl": "POL", "pt": "POR", "pa": "PUN", "ru": "RUS", "tl": "TL", "uk": "UK",
	}[base]
}

// knownHost tells whether an address is a meeting room that readers of the format recognise.
func knownHost(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	return slices.ContainsFunc([]string{
		"bluejeans.com", "discord.gg", "freeconference.com", "freeconferencecall.com", "goto.com", "gotomeet.me",
		"gotomeeting.com", "horizon.meta.com", "maps.secondlife.com", "meet.google.com", "meet.jit.si", "meetings.dialpad.com",
		"signal.group", "skype.com", "slurl.com", "teams.live.com", "teams.microsoft.com", "vrchat.com", "webex.com", "zoho.com", "zoom.us",
	}, func(host string) bool { return u.Hostname() == host || strings.HasSuffix(u.Hostname(), "."+host) })
}
