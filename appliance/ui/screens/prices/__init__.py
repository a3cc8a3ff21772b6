"""What a thing costs beside its own price: lists, campaigns, bundles."""
