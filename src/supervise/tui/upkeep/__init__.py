"""Backup, trash, versions, problems and retention."""
