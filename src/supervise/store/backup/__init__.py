"""Backups: collected, written, read back and restored."""
