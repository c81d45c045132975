"""Short random public identifiers."""

import secrets

# No vowels, so no words; no 0, 1, l, o, so nothing to misread.
ALPHABET = "23456789bcdfghjkmnpqrstvwxyz"
LENGTH = 9
STEPS = [len(ALPHABET) ** place for place in range(LENGTH)]


def new_public_id() -> str:
    """Nine random characters with at least one digit (so it never equals a reserved word); about 43 bits."""
    while True:
        drawn = secrets.randbelow(len(ALPHABET) ** LENGTH)
        public_id = "".join(ALPHABET[drawn // step % len(ALPHABET)] for step in STEPS)
        if any(character.isdigit() for character in public_id):
            return public_id
