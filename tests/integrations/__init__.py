"""Outside parties."""
