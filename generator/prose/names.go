package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// FullNames finds a person's given name with a surname behind it: "Jane Doe", "Jane Q. Doe", not "Jane D.", which is how fellowships
// keep their members anonymous. Places and bodies that bear a person's name are left alone, as far as their next word tells.
func FullNames(text string) []Span {
	if !givenSieve.lets(text) {
		return nil
	}
	var found []Span
	all := words(text)
	for i := 0; i+1 < len(all); i++ {
		w := all[i]
		if !givenNames[w.full] || !capital(text, w) || w.apart && precededBySaint(text, all, i) || precededBySaint(text, all, i) {
			continue
		}
		next := i + 1
		if next+1 < len(all) && all[next].To-all[next].From == 1 && strings.HasPrefix(text[all[next].To:], ". ") && capital(text, all[next+1]) {
			next++ // the initial in the middle
		} else if all[next].apart {
			continue
		}
		last := all[next]
		if !surname(text, last) || next+1 < len(all) && !all[next+1].apart && bears[all[next+1].full] && capital(text, all[next+1]) {
			continue
		}
		found = append(found, Span{w.From, last.To})
		i = next
	}
	return found
}

// FirstName tells whether a text begins with a given name, and the name.
func FirstName(text string) (string, bool) {
	all := words(text)
	if len(all) == 0 || !givenNames[all[0].full] || !capital(text, all[0]) {
		return "", false
	}
	return text[all[0].From:all[0].To], true
}

// GivenIn tells whether one of the parts of the name of a mailbox is a given name: "jane.doe", "bob_t", "mary99".
func GivenIn(mailbox string) bool {
	for _, part := range strings.FieldsFunc(strings.ToLower(mailbox), func(c rune) bool { return c < 'a' || c > 'z' }) {
		if givenNames[part] {
			return true
		}
	}
	return false
}

func capital(text string, w word) bool {
	first, _ := utf8.DecodeRuneInString(text[w.From:])
	return unicode.IsUpper(first)
}

func precededBySaint(text string, all []word, i int) bool {
	return i > 0 && (all[i-1].full == "st" || all[i-1].full == "saint") && strings.TrimLeft(text[all[i-1].To:all[i].From], ". ") == ""
}

// surname tells whether a word can be one: a capital, then small letters, and not a word for a place or a body.
func surname(text string, w word) bool {
	written := text[w.From:w.To]
	if len(written) < 2 || !capital(text, w) || bears[w.base] || strings.ToUpper(written) == written {
		return false
	}
	return strings.IndexFunc(written, unicode.IsDigit) < 0
}

// bears are words for what bears a person's name without being one.
var bears = setOf(`anonymous avenue ave baptist building campus catholic cathedral center centre chapel church city clinic college community county court courthouse
	drive episcopal fellowship foundation group groups hall high hospital house institute island lane library lodge lutheran meeting memorial methodist ministries
	mission museum park parish place plaza presbyterian program recovery road room school seminary square state station street temple town trust university way
	and or is has says said study trial act law v vs`)

// givenSieve holds the given names.
var givenSieve = func() *sieve {
	var s sieve
	for name := range givenNames {
		s.add(name)
	}
	return &s
}()

// givenNames are common given names. Those that are words, months or places as well are left out.
var givenNames = setOf(`aaron abigail adam adrian alan albert alex alexander alexis alice alicia alison allison amanda amber amy andrea andrew angela anita ann anna
	anne annie anthony antonio arthur ashley barbara barry becky benjamin bernard beth betty beverly bob bobby bonnie bradley brandon brenda brian bruce bryan
	carl carla carlos carol caroline carolyn catherine cathy charles cheryl chris christina christine christopher cindy colleen craig crystal curtis cynthia daniel
	danielle darlene david dawn deborah debra denise dennis diana diane donald donna doris dorothy douglas edward edwin eileen elaine eleanor elizabeth ellen emily
	emma eric erica erin ethan eugene evelyn frances francis fred frederick gail gary george gerald gina gloria greg gregory hannah harold harry heather helen henry
	howard hunter irene isabella jacob jacqueline james jamie jane janet janice jasmine jason jean jeff jeffrey jennifer jeremy jerry jesse jessica jill jim jimmy
	joan joanne joe john johnny jonathan jose joseph joshua joyce juan judith judy julia julie justin karen katherine kathleen kathryn kathy katie keith kelly kenneth
	kevin kim kimberly kristen kyle larry laura lauren lawrence leonard leslie linda lindsey lisa lois lori louis louise luis lynn margaret maria marie marilyn marjorie
	martha martin mary matthew megan melissa michael michelle mike mildred miguel monica nancy natalie nathan nicholas nicole noah norma olivia pamela patricia patrick
	paul paula peggy peter phil philip phillip phyllis rachel ralph randy raymond rebecca regina renee richard rick rita robert roberta robin roger ronald rosemary roy
	russell ruth ryan sally samantha samuel sandra sara sarah scott sean shannon sharon sheila shirley sophia stacy stephanie stephen steve steven sue susan suzanne
	tammy teresa terry theresa thomas tiffany tim timothy tina todd tom tommy tony tracy tyler valerie vanessa veronica victoria vincent walter wanda wayne wendy william
	zachary`)
