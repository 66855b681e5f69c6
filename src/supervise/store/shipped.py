"""Where the words lie that came with the program; needs nothing but the standard library to say so."""

from pathlib import Path

from supervise.domain.problems import Problem, ProblemError


def shipped() -> Path:
    """The folder of words that came with the program, from an installed wheel or from a checkout."""
    here = Path(__file__).resolve()
    places = (here.parents[1] / "data", here.parents[3] / "data")
    for place in places:
        if (place / "wheel.toml").is_file():
            return place
    raise ProblemError(
        Problem(str(places[0]), "is missing, so Supervise has no words to show.", "Install Supervise again.")
    )
