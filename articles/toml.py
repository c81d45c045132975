"""Claims as TOML, for editors to read and change."""

import json
from datetime import date


def dump_claims(claims: list[dict]) -> str:
    return "\n\n".join(_table(claim) for claim in claims)


def _table(claim: dict) -> str:
    return "\n".join(["[[claims]]", *(f"{name} = {_value(name, value)}" for name, value in claim.items())])


def _value(name: str, value) -> str:
    # Revisions keep days as text, TOML as days.
    if name in {"read_on", "expires_on"} and value:
        return str(value if isinstance(value, date) else date.fromisoformat(value))
    return json.dumps(str(value), ensure_ascii=False)
