"""Stories for the shop: lists of steps through the till, with sums worked out by hand."""
