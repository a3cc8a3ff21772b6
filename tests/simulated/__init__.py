"""The replay, held against a reader of the same file that shares no code with the till."""
