"""The window beside a bare one with the same widgets: first paint, a key typed, and time spent when nobody types."""

from functools import partial

from measuring import BARE, MOST, home_of, in_turn, opened, paints, print_row, processor_seconds, supervise, typed

HOME = "New session"
"""Stands on Home, and on what is bare."""


def paint() -> None:
    for count in (0, MOST):
        with home_of(count) as home:
            both = in_turn(partial(paints, supervise("--home", home), HOME), partial(paints, [*BARE, "home"], HOME))
            print_row(f"first paint, {count:,} sessions, against bare", *both, 1.5)


def paint_full() -> None:
    """First paint over ten thousand sessions, against none at all; both ours."""
    with home_of(MOST) as full, home_of(0) as none:
        both = in_turn(*(partial(paints, supervise("--home", home), HOME) for home in (full, none)))
        print_row(f"first paint, {MOST:,} sessions, against none", *both, 1.15)


def key() -> None:
    """A hundred keys typed into a field, each until it is on the screen; keeping is on."""
    with home_of(0) as home:
        page, _ = opened(supervise("--home", home), HOME)
        page.press("n")
        page.wait("Arrive")
        page.settle()
        bare, _ = opened([*BARE, "write"], HOME)
        bare.settle()
        print_row("key to paint while writing, against bare", typed(page), typed(bare), 1.3)
        page.kill()
        bare.kill()


def idle() -> None:
    """Processor time over ten seconds with a clock running and nobody typing."""
    with home_of(0) as home:
        page, _ = opened(supervise("--home", home), HOME)
        for press, sign in (("n", "Arrive"), ("f3", "Longest ago"), ("f3", "Pause")):
            page.press(press)
            page.wait(sign)
            page.settle()
        bare, _ = opened([*BARE, "clock"], HOME)
        both = in_turn(partial(processor_seconds, 10, page), partial(processor_seconds, 10, bare), 3)
        print_row("idle processor time, clock running, against bare", *both, 1.5, "s")
        page.kill()
        bare.kill()
