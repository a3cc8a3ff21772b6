"""What has a cable: bench tests at the lowest level of each library."""
