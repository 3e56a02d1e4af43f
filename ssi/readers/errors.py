"""The one error of this room."""


class UnreadableFile(Exception):
    """Nothing of a file can be used; the message tells a person what was wrong and what to do."""
