"""The passphrase of a home: its keys, and locking or opening every file."""
