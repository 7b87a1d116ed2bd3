package apiusers

// SearchText is how PostgreSQL has a search.
var SearchText = searchText
