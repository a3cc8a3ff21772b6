"""One module per outside party that the till talks to."""
