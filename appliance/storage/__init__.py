"""The SQLite files, and the only place that knows how they are read and written."""
