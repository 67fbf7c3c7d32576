package article

import "manyroads/generator/source"

// Rules are the editorial rules that need nothing but the article.
func Rules() []source.Rule {
	return []source.Rule{
		{Code: "plain-01", What: "an article that is hard to read",
			Why:  "People read this in a hurry, tired, or in a language that is not their first. The Flesch–Kincaid grade must not be above 10; medicines, names, numbers and addresses don't count.",
			Mend: "Write shorter sentences and shorter words. One thought to a sentence.",
			Bad: source.Example{In: "article", Text: `Notwithstanding the considerable heterogeneity of institutional regulations concerning pharmacological interventions, participants
undergoing maintenance treatment are customarily encouraged to familiarize themselves with the organizational expectations
communicated by representatives of individual fellowships, particularly regarding eligibility for responsibilities traditionally
entrusted to participants demonstrating uninterrupted abstinence. Comprehensive understanding of terminological differences facilitates
constructive communication, whereas insufficient preparation occasionally precipitates unnecessary misunderstandings and
considerable disappointment. Administrative representatives periodically reconsider established interpretations, consequently
necessitating continuous verification of organizational documentation immediately preceding participation. Professional
recommendations additionally emphasize individualized decision-making, interdisciplinary collaboration, confidentiality, and
systematic evaluation of accessibility, acceptability, affordability and availability throughout geographically diverse communities,
institutional environments and organizational structures, irrespective of denominational affiliation.`},
			Good: source.Example{In: "article", Text: "Groups differ. Ask before you go. Some let you share. Some ask you to listen."}},
		{Code: "plain-02", Advice: true, What: "a sentence of more than 30 words",
			Why:  "Who reads slowly has lost the beginning by the end.",
			Mend: "Make two sentences of it.",
			Bad:  source.Example{In: "article", Text: "You may go to the meeting and sit at the back and listen for as long as you like and then leave or stay for the coffee and talk to somebody who has been there for years."},
			Good: source.Example{In: "article", Text: "You may sit at the back and listen for as long as you like. Then leave, or stay for the coffee."}},
		{Code: "trust-01", What: "a figure without a source in its section",
			Why:  "A number that nobody can trace makes the whole page doubtful, and some such numbers harm. Shares, counts of people and studies, and comparisons need a source.",
			Mend: "Add the footnote of its source; the figure must be in the source as you print it. Otherwise leave it out.",
			Bad:  source.Example{In: "article", Text: "## How many go\n\nIn all, 66% of 322 patients went to meetings."},
			Good: source.Example{In: "article", Text: "## How many go\n\nIn all, 66% of 322 patients went to meetings.[^one]"}},
		{Code: "trust-02", Advice: true, What: "a figure or a year without a source beside it",
			Why:  "A section can have several sources. The reader should not have to guess which is meant.",
			Mend: "Repeat the footnote in the paragraph, the list or the table, or right before it.",
			Bad:  source.Example{In: "article", Text: "## Who started it\n\nA page tells of it.[^one]\n\nIt says more.\n\nThe group began in 1991."},
			Good: source.Example{In: "article", Text: "## Who started it\n\nThe group began in 1991.[^one]"}},
		{Code: "trust-03", What: "a source without an address or without a year",
			Why:  "A reader who wants to check us must be able to find the source, and to see how old it is.",
			Mend: `Add the address or the DOI, and the year. Where the source gives none, write "undated".`,
			Bad:  source.Example{In: "article", Text: "It was found in a study.[^study]\n\n[^study]: White W. A study. 2013."},
			Good: source.Example{In: "article", Text: "It was found in a study.[^study]\n\n[^study]: White W. A study. 2013. <https://doi.org/10.1080/1556035X.2013.836872>"}},
		{Code: "trust-04", Advice: true, What: "a source or a fact that nobody of us has read",
			Why:  "We say so on the page, and that is fair. But each is work that waits.",
			Mend: "Open the source, hold the page against it, and say what was read.",
			Bad:  source.Example{In: "article", Text: "A study says so.[^study]\n\n[^study]: White W. A study. 2013. Not opened by us yet. <https://example.org/a>"},
			Good: source.Example{In: "article", Text: "A study says so.[^study]\n\n[^study]: White W. A study. 2013. Abstract read. <https://example.org/a>"}},
	}
}
