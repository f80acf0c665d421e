"""Why the program says no: reasons in words that the person who asked can act on."""


class Refused(Exception):  # noqa: N818 - the field says that a request is refused, not that it is an error
    """The request is refused; the reason says what is wrong, where, and how to mend it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Unavailable(Refused):
    """Something around the program is missing: the database, a folder, an account, a free port."""
