"""When Python looks for garbage: a look stops every thread of its process, and is as long as what it finds."""

import gc

# So many new objects between two looks, so many looks until older ones are looked at too. A page leaves some hundred.
BETWEEN, OLDER, OLDEST = 2_000, 10, 30


def settle() -> None:
    """Call before the first request: what starting made stays to the end and is never looked at again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(BETWEEN, OLDER, OLDEST)
    gc.enable()
