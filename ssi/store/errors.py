"""What can go wrong with keeping data; every message is fit for the screen."""


class StoreError(Exception):
    """The data could not be read or kept; nothing of the write that failed is kept.

    Only a deletion that could not clear the disk is done all the same; its message says so.
    """


class NotFound(StoreError):
    """No such person or batch among what belongs to this owner."""


class NewerDatabase(StoreError):
    """The database was written by a newer version of the program."""
