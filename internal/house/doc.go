// Package house holds the rules of the house as tests: who may import whom,
// what a root field and a type of the record must have, what is documented and
// what is generated. Each test says why beside itself.
package house
