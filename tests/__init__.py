"""The proofs. `make test` runs them all."""
