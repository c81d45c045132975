"""What a setting may look like."""

# One line: what stands in the head of a mail or a page has no second one.
LINE = r"[^\x00-\x1f\x7f-\x9f\u2028\u2029]*"
PORT = r"([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
NAMED = r"\w[\w-]*(\.\w[\w-]*)*"
ADDRESS = rf"https?://({NAMED}|\[[\da-fA-F:.]+\])(:{PORT})?/*"
ORIGIN = rf"https?://(\*\.)?{NAMED}(:{PORT})?"
ALLOWED = r"\*|\.?[\w.-]+|\[[\da-fA-F:.]+\]"
MAIL = rf'[^\s@<>(),;:"\[\]\\]+@{NAMED}'
# A name with signs of its own stands in quotes.
SENDER = rf'{MAIL}|([^@<>(),;:"\[\]\\\x00-\x1f]*|"([^"\\\x00-\x1f]|\\["\\])*") ?<{MAIL}>'
