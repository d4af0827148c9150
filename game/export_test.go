package game

// Doers lets tests take the effect out of an order, to see that a case misses it.
var Doers = &doers
