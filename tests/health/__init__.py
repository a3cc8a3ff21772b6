"""How a box ages: sensors as a kernel would show them, real files, a real full disk."""
