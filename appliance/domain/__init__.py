"""What a shop does: values and rules, with no clock, no files and no threads."""
