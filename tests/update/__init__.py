"""Updates: the record, the file, the writing, the way back; and each of them with the plug pulled."""
