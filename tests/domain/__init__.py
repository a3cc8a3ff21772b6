"""What a shop does, held against independent arithmetic."""
