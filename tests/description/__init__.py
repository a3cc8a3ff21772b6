"""The system description, held to the build that it describes."""
