"""Kinds of session beside the usual one."""
