"""SAF-T Cash Register: the journal as the authority reads it, and the checks of what was written."""
