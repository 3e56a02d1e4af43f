"""The one error of this room."""

from collections.abc import Mapping


class UnreadableFile(Exception):
    """Nothing of a file can be used; the message tells a person what was wrong and what to do.

    ``columns``: each heading with its first cells, where the file is a table and a person could say what they are.
    """

    def __init__(self, message: str, columns: Mapping[str, tuple[str, ...]] | None = None) -> None:
        super().__init__(message)
        self.columns = columns
