"""A sale while it is made: what goes into it, what is found, changed, put aside or asked."""
