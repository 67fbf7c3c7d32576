package page

import (
	"encoding/json"
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"manyroads/generator/article"
	"manyroads/generator/group"
	"manyroads/generator/site"
)

// The things that a page describes to search engines, as schema.org names them. A group is an event only when it is
// verified and has a time: a search engine strips every warning that stands around what we say.

type thing struct {
	Type string `json:"@type"`
}

type breadcrumbList struct {
	thing
	Items []listItem `json:"itemListElement"`
}

type listItem struct {
	thing
	Position int    `json:"position"`
	Name     string `json:"name"`
	Item     string `json:"item"`
}

type event struct {
	thing
	Name       string         `json:"name"`
	URL        string         `json:"url"`
	Status     string         `json:"eventStatus"`
	Attendance string         `json:"eventAttendanceMode,omitempty"`
	Location   []any          `json:"location"`
	Schedule   []schedule     `json:"eventSchedule"` // and therefore no startDate: schema.org allows one of the two
	Free       *bool          `json:"isAccessibleForFree,omitempty"`
	Language   []string       `json:"inLanguage,omitempty"`
	Organizer  *namedWithPage `json:"organizer,omitempty"`
}

type schedule struct {
	thing
	Repeat    string   `json:"repeatFrequency"`
	ByDay     []string `json:"byDay"`
	Week      int      `json:"byMonthWeek,omitempty"`
	Start     string   `json:"startTime"`
	Duration  string   `json:"duration,omitempty"`
	Timezone  string   `json:"scheduleTimezone"`
	StartDate string   `json:"startDate,omitempty"`
	EndDate   string   `json:"endDate,omitempty"`
	Except    []string `json:"exceptDate,omitempty"`
}

type location struct {
	thing
	Name    string         `json:"name,omitempty"`
	Address *postalAddress `json:"address,omitempty"`
	Geo     *geo           `json:"geo,omitempty"`
	URL     string         `json:"url,omitempty"`
}

type postalAddress struct {
	thing
	Street  string `json:"streetAddress,omitempty"`
	City    string `json:"addressLocality,omitempty"`
	Region  string `json:"addressRegion,omitempty"`
	Code    string `json:"postalCode,omitempty"`
	Country string `json:"addressCountry,omitempty"`
}

type geo struct {
	thing
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
}

type namedWithPage struct {
	thing
	Name string `json:"name"`
	URL  string `json:"url"`
}

type organizationData struct {
	thing
	Name      string   `json:"name"`
	Alternate []string `json:"alternateName,omitempty"`
	URL       string   `json:"url,omitempty"`
	Telephone string   `json:"telephone,omitempty"`
	Founded   string   `json:"foundingDate,omitempty"`
	About     string   `json:"description,omitempty"`
}

type medicalWebPage struct {
	thing
	Name         string        `json:"name"`
	URL          string        `json:"url"`
	Description  string        `json:"description"`
	LastReviewed string        `json:"lastReviewed"`
	Language     string        `json:"inLanguage"`
	Publisher    namedWithPage `json:"publisher"`
}

// structuredData is the page's JSON-LD. The encoder writes "<", ">" and "&" as numbers, so nothing in it can end the element.
func structuredData(things []any) template.HTML {
	if len(things) == 0 {
		return ""
	}
	text, err := json.Marshal(struct {
		Context string `json:"@context"`
		Graph   []any  `json:"@graph"`
	}{"https://schema.org", things})
	if err != nil {
		return "" // the types above hold nothing that can't be written
	}
	return template.HTML(`<script type="application/ld+json">` + string(text) + `</script>`)
}

// crumbData is the way from home to the page.
func (r *renderer) crumbData(crumbs []crumb) breadcrumbList {
	list := breadcrumbList{thing: thing{"BreadcrumbList"}}
	for i, c := range append([]crumb{{r.site.Settings.Name, "/"}}, crumbs...) {
		list.Items = append(list.Items, listItem{thing{"ListItem"}, i + 1, c.Title, r.full(c.Address)})
	}
	return list
}

func (r *renderer) homeData() []any {
	return []any{namedWithPage{thing{"WebSite"}, r.site.Settings.Name, r.full("/")}}
}

func (r *renderer) groupData(g *site.Group) []any {
	data := []any{r.crumbData(append(r.groupCrumbs(g), crumb{g.Name, g.Address}))}
	schedules := schedulesOf(g)
	if !g.Verified || len(schedules) == 0 {
		return data
	}
	e := event{
		thing: thing{"Event"}, Name: g.Name, URL: r.full(g.Address), Status: "https://schema.org/EventScheduled",
		Attendance: attendanceMode(g.Attendance), Location: r.locationsOf(g), Schedule: schedules, Language: g.Languages,
	}
	if strings.HasPrefix(strings.ToLower(g.Cost), "free") {
		free := true
		e.Free = &free
	}
	if g.Org != nil {
		e.Organizer = &namedWithPage{thing{"Organization"}, g.Org.Name, r.full(g.Org.Address)}
	}
	return append(data, e)
}

func attendanceMode(attendance string) string {
	switch attendance {
	case "in-person":
		return "https://schema.org/OfflineEventAttendanceMode"
	case "hybrid":
		return "https://schema.org/MixedEventAttendanceMode"
	case "online", "phone":
		return "https://schema.org/OnlineEventAttendanceMode"
	}
	return ""
}

func (r *renderer) locationsOf(g *site.Group) []any {
	var places []any
	if g.Place.City != "" || g.Place.Address != "" {
		p := location{thing: thing{"Place"}, Name: g.Place.Venue, Address: &postalAddress{
			thing{"PostalAddress"}, g.Place.Address, g.Place.City, g.Place.State, g.Place.PostalCode, g.Place.Country,
		}}
		if g.Place.Located {
			p.Geo = &geo{thing{"GeoCoordinates"}, g.Place.Latitude, g.Place.Longitude}
		}
		places = append(places, p)
	}
	if joinedOnline(g) {
		address := g.Online.URL
		if address == "" {
			address = r.full(g.Address)
		}
		places = append(places, location{thing: thing{"VirtualLocation"}, URL: address})
	}
	return places
}

// schedulesOf are the rules that have a time and a zone.
func schedulesOf(g *site.Group) []schedule {
	var schedules []schedule
	for _, m := range g.Meetings {
		if !m.Start.Known() || !m.Recurs() || m.Timezone == "" {
			continue
		}
		base := schedule{thing: thing{"Schedule"}, Start: m.Start.Text() + ":00", Timezone: m.Timezone, StartDate: m.From.String(), EndDate: m.Until.String()}
		if m.Minutes > 0 {
			base.Duration = "PT" + strconv.Itoa(m.Minutes) + "M"
		}
		for _, date := range m.Cancelled {
			base.Except = append(base.Except, date.String())
		}
		schedules = append(schedules, schedulesOfRule(m, base)...)
	}
	return schedules
}

// schedulesOfRule is one schedule for a weekly rule, and one for each week of the month that a monthly rule names.
// The last week has no number in schema.org, so "last Friday" is written as calendars write it: -1FR.
func schedulesOfRule(m group.Meeting, base schedule) []schedule {
	if len(m.Days) > 0 {
		base.Repeat = fmt.Sprintf("P%dW", max(m.Every, 1))
		for _, d := range m.Days {
			base.ByDay = append(base.ByDay, "https://schema.org/"+d.String())
		}
		return []schedule{base}
	}
	var schedules []schedule
	for _, rule := range m.Monthly {
		monthly := base
		monthly.Repeat = "P1M"
		if rule.N > 0 {
			monthly.Week, monthly.ByDay = rule.N, []string{"https://schema.org/" + rule.Day.String()}
		} else {
			monthly.ByDay = []string{"-1" + strings.ToUpper(rule.Day.Key()[:2])}
		}
		schedules = append(schedules, monthly)
	}
	return schedules
}

func (r *renderer) organizationData(o *site.Organization) []any {
	data := organizationData{
		thing: thing{"Organization"}, Name: o.Name, Alternate: o.Aliases, URL: o.Website, Telephone: o.Phone, About: o.Summary,
	}
	if o.Founded > 0 {
		data.Founded = strconv.Itoa(o.Founded)
	}
	return []any{r.crumbData([]crumb{{r.say.Organization.Paths, organizationsAddress}, {o.Name, o.Address}}), data}
}

func (r *renderer) articleData(a *article.Article, crumbs []crumb) []any {
	return []any{
		r.crumbData(append(crumbs[:len(crumbs):len(crumbs)], crumb{a.Title, articleAddress(a)})),
		medicalWebPage{
			thing{"MedicalWebPage"}, a.Title, r.full(articleAddress(a)), a.Answer, a.Reviewed.String(), r.code,
			namedWithPage{thing{"Organization"}, r.site.Settings.Name, r.full("/")},
		},
	}
}
