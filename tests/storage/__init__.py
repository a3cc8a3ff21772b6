"""The files: what they promise when the disk is full, bytes flip, or somebody reaches in."""
