"""Back-ups and restores on real files."""
