"""Cover, passphrase and recovery key."""
