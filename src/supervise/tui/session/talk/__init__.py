"""The Talk step."""
