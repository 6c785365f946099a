// Package calc works out the sums that immunization nurses are taught:
// wastage, dropout, coverage, target, need, stock. The arithmetic is exact;
// the working is one line; how the result was rounded is said; what cannot be
// worked out is explained in one sentence.
//
// It knows numbers, dates and the names of the formulas. The source of each
// formula stands beside it in formulas.go, stock.go and dates.go.
//
// Read calc.go first.
package calc
