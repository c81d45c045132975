"""Control characters leave a text, and line breaks a line."""

from marketplace.lib.control_signs import one_line, without_controls


def test_a_text_keeps_its_lines_and_nothing_else_that_steers():
    assert without_controls("a\x00\x01\x0b b\r\n\tc\x7f\x9f\uffff") == "a b\r\n\tc"


def test_a_line_stays_one():
    assert one_line("a\r\nb\u2028c\x0bd\te\x01") == "a b c d e"
