"""Keys of boxes that belong to one person."""


def of(person: int, name: str) -> str:
    """The key of a box that is one person's: what is typed into a plain one follows the browser to another."""
    return f"{name}-{person}"
