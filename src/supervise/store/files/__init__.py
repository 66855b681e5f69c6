"""Bytes on disk: folders, atomic writes, locks, ciphers and the errors of the system."""
