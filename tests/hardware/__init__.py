"""The hardware folder: one pin map, drawings that are up to date, parts that are listed, sums that hold."""
