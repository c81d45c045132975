"""Short random public identifiers."""

import secrets

# No vowels, so no words; no 0, 1, l, o, so nothing to misread.
ALPHABET = "23456789bcdfghjkmnpqrstvwxyz"
LENGTH = 9


def new_public_id() -> str:
    """Nine random characters with at least one digit (so it never equals a reserved word); about 43 bits."""
    while True:
        public_id = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if any(character.isdigit() for character in public_id):
            return public_id
