// Package sheet reads files of API users that other programs wrote, CSV and
// htpasswd, line by line, and writes CSV that no spreadsheet takes for a
// formula. It judges the form alone; what the cells say is apiusers' to judge.
// Pure.
package sheet
