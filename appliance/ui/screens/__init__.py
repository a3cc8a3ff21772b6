"""One screen per module, each with its layout beside it."""
