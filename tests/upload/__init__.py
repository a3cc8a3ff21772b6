"""The way of a day into the books."""
