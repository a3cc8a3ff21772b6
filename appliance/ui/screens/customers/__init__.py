"""Customers: found, kept, and what they owe."""
