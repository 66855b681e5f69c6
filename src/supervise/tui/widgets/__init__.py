"""Parts of pages, each usable on more than one."""
