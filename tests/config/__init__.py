"""What till.toml may say, and what is said about its mistakes."""
