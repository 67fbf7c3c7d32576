package page

import (
	"slices"

	"manyroads/generator/site"
	"manyroads/generator/source"
)

// homeView is what home/home.html sees.
type homeView struct {
	Name, Tagline string
	Groups        string // "94 groups, 90 of them unverified"
	Paths         string // "61 paths"
	Legend        []legendView
	Articles      []articleEntry
	States        []linkView
	Online        linkView
	HowWeRate     string // address of the article, where there is one
	Roads         string // address of the questions, where there are any
	Beside        string // address of what stands beside recovery groups: HIV, hepatitis C, trauma
}

// articlesAtHome is how many articles the first page names: the first of each section, in the order of the sections.
const articlesAtHome = 6

func (r *renderer) addHome() source.Problems {
	r.addPage(page{"/", "/", func() headView {
		head := r.head(r.site.Settings.Tagline, r.site.Settings.Tagline, "/", r.homeData()...)
		head.Home, head.Style = true, r.layouts.styles["home"]
		return head
	}, func() (sheet, any, error) {
		return r.layouts.sheet("home/home.html"), r.homeView(), nil
	}})
	return nil
}

func (r *renderer) homeView() *homeView {
	view := &homeView{
		Name: r.site.Settings.Name, Tagline: r.site.Settings.Tagline,
		Groups: r.say.countText(r.running), Paths: r.say.count(len(r.site.Organizations), r.say.Home.Paths),
		Roads: r.roads(), Beside: r.beside(), Legend: r.legend(), Online: r.onlineLink(r.say.Place.Online),
	}
	view.HowWeRate, _, _ = r.site.Resolve("article:about/how-we-rate")
	for round := 0; len(view.Articles) < articlesAtHome && round < articlesAtHome; round++ {
		for _, section := range r.site.Sections {
			if section.ID != aboutSection && round < len(section.Articles) && len(view.Articles) < articlesAtHome {
				view.Articles = append(view.Articles, r.entryOfArticle(section.Articles[round]))
			}
		}
	}
	for _, country := range r.site.Countries {
		view.States = append(view.States, r.placeLinks(country.Within)...)
	}
	return view
}

// aboutSection holds the articles about the site itself.
const aboutSection = "about"

// familiesView is what families/families.html sees.
type familiesView struct {
	Articles      []articleEntry
	Organizations []organizationEntry
	Lists         []linkView
	Beside        []organizationEntry // support for HIV, hepatitis C or trauma, beside a recovery group
	Helpline      *crisisView
	Roads         string
	Untranslated  bool
}

const familiesAddress = "/families/"

func (r *renderer) addFamilies() source.Problems {
	r.addPage(page{familiesAddress, familiesAddress, func() headView {
		return r.head(r.say.Families.Title, r.say.Families.About, familiesAddress,
			r.crumbData([]crumb{{r.say.Families.Crumb, familiesAddress}}))
	}, func() (sheet, any, error) {
		return r.layouts.sheet("families/families.html"), r.familiesView(), nil
	}})
	return nil
}

func (r *renderer) familiesView() *familiesView {
	view := &familiesView{Helpline: r.helpline(), Roads: r.roads(), Untranslated: r.isTranslation()}
	for _, a := range r.site.Articles {
		if a.Section == "families" || slices.Contains(a.Tags, "families") {
			view.Articles = append(view.Articles, r.entryOfArticle(a))
		}
	}
	for _, o := range r.site.Organizations {
		if o.Families && o.Status != "closed" && o.Status != "historical" {
			view.Organizations = append(view.Organizations, r.organizationEntry(o))
		}
		if o.Kind == parallelSupport && !o.Families {
			view.Beside = append(view.Beside, r.organizationEntry(o))
		}
	}
	for _, l := range r.lists {
		if slices.Contains([]string{"/audience/families/", "/audience/parents/", "/audience/bereaved/"}, l.address) && len(l.groups) > 0 {
			view.Lists = append(view.Lists, linkView{l.title, l.address, r.say.number(len(l.groups))})
		}
	}
	return view
}

// parallelSupport is the kind of what stands beside recovery groups.
const parallelSupport = "parallel-support"

// beside is where all of that kind stand, or nothing where there is none.
func (r *renderer) beside() string {
	for _, kind := range r.kinds() {
		if kind.id == parallelSupport {
			return organizationsAddress + "#" + parallelSupport
		}
	}
	return ""
}

// organizationEntry is an organization in a list.
func (r *renderer) organizationEntry(o *site.Organization) organizationEntry {
	entry := organizationEntry{Name: o.Name, Address: o.Address, Summary: firstSentence(o.Summary), Uncertain: r.say.statusWord(o)}
	if o.Medication.Applies {
		entry.Badge = r.policyBadge(o.Ratings.Overall)
	}
	if n := len(r.of[o]); n > 0 {
		entry.Groups = r.say.count(n, r.say.List.Groups)
	}
	return entry
}

type homeWords struct{ Paths plural }

func englishHome() homeWords {
	return homeWords{plural{One: "1 fellowship, program or service", Other: "{n} fellowships, programs and services"}}
}

type familiesWords struct{ Title, About, Crumb string }

func englishFamilies() familiesWords {
	return familiesWords{
		Title: "For families and friends", Crumb: "For families",
		About: "How to help someone you love, and groups where you are the one who is helped.",
	}
}
