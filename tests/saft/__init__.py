"""Tests of the SAF-T cash register export and its cross-checks."""
