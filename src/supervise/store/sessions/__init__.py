"""Session files: TOML, drafts, the archive, copies, snapshots and trash."""
