"""Devices, servers and replay for a desk without hardware; left out of the image."""
