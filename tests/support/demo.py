"""How many made-up sessions `supervise demo` brings, and how many of them are those of the two."""

from supervise.store.home.folder import shipped

MADE_UP = len([*(shipped() / "demo").rglob("*.toml")])
OF_THE_TWO = len([*(shipped() / "demo").glob("*.toml")])
