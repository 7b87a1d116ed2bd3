#!/bin/sh
# Prints the hash and name of every generated file, committed or not. `make check` compares two such
# lists, so it works in a tree with changes under way. .gitattributes says what is generated.
set -eu

git ls-files --cached --others --exclude-standard |
	git check-attr --stdin linguist-generated |
	sed -n 's/: linguist-generated: set$//p' |
	sort -u |
	while IFS= read -r file; do
		[ -f "$file" ] && printf '%s %s\n' "$(git hash-object --no-filters "$file")" "$file"
	done
