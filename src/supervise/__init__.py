"""Supervise: a calm page between a supervisor and a supervisee."""

__version__ = "0.2.0"
