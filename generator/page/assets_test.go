package page_test

import (
	"cmp"
	"crypto/sha512"
	"encoding/base64"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestIntegrity: whatever a page names with an integrity is there and is just that, in both languages; a browser refuses anything else.
// The script of the week and the places is named by an element that is no script: the page fetches it when somebody asks for them.
func TestIntegrity(t *testing.T) {
	written, late := renderBoth(t, asItIs), 0
	for name, text := range pages(written) {
		tree, err := html.Parse(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		for node := range tree.Descendants() {
			attributes := map[string]string{}
			for _, a := range node.Attr {
				attributes[a.Key] = a.Val
			}
			if attributes["integrity"]+attributes["data-integrity"] == "" {
				continue
			}
			if attributes["data-script"] != "" {
				late++
			}
			address := cmp.Or(attributes["src"], attributes["href"], attributes["data-script"])
			sum := sha512.Sum384([]byte(written[strings.TrimPrefix(address, "/")]))
			if want := "sha384-" + base64.StdEncoding.EncodeToString(sum[:]); attributes["integrity"]+attributes["data-integrity"] != want {
				t.Errorf("%s: what is at %q is not what the page names", name, address)
			}
		}
	}
	if late != 2 {
		t.Errorf("%d pages name a script to be fetched later, and not the search page in each language", late)
	}
}

// TestWholeIndexScript: where the index is one file, the search page's script carries nothing of the reader of shards. (That the script
// of a cut index has it is seen in layouts/checks/search-shards.mjs, which searches such a site.)
func TestWholeIndexScript(t *testing.T) {
	found := 0
	for name, text := range renderBoth(t, asItIs) {
		if !strings.HasPrefix(name, "assets/find.") || !strings.HasSuffix(name, ".js") {
			continue
		}
		found++
		if !strings.Contains(text, "many-roads-search") || strings.Contains(text, "many-roads-manifest") || strings.Contains(text, "many-roads-words") {
			t.Errorf("%s reads shards, or no index", name)
		}
	}
	if found != 2 {
		t.Errorf("there are %d scripts of the search page, and not one for each language", found)
	}
}
