"""Numbers, dates and addresses are found in whatever groups, with whatever between, and glued to whatever word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.identifiers.marking import known, marked
from supervise.domain.identifiers.detect import find_identifiers
from supervise.domain.identifiers.patterns.nhs_numbers import checks
from supervise.domain.session.fields.text_fields import substitute

SPACES = " \u00a0\u2007\u2009\u202f\u3000"
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
GROUPINGS = ((10,), (3, 3, 4), (4, 3, 3), (3, 4, 3), (2, 4, 4), (5, 5), (2, 2, 2, 2, 2), (3, 7), (6, 4), (1,) * 10)


@st.composite
def nhs_number(draw: st.DrawFn) -> str:
    """A right one of the range for tests, as somebody may type or paste it."""
    start = draw(st.integers(0, 999_000))
    digits = next(
        f"999{number % 1_000_000:06}{last}"
        for number in range(start, start + 20)
        for last in range(10)
        if checks(f"999{number % 1_000_000:06}{last}")
    )
    space = draw(st.sampled_from(SPACES))
    between = draw(
        st.sampled_from([*SPACES, *DASHES, *"./_·", f"{space}\u2013{space}", f"{space}/{space}", f"{space * 2}"])
    )
    groups, at = [], 0
    for length in draw(st.sampled_from(GROUPINGS)):
        groups.append(digits[at : at + length])
        at += length
    return between.join(groups)


@given(
    nhs_number(),
    st.sampled_from(["", "read me ", "NHS no. ", "nhs", "NHS number:", "scan_", "(", "pt: ", "the\n", "called\u00a0"]),
    st.sampled_from(["", " twice", ".", ", then", ")", "_v2.pdf", "\nand left", " 3 times", "dob 3/4/51"]),
)
def test_a_right_nhs_number_is_marked_however_it_is_grouped(number: str, before: str, after: str) -> None:
    marks = [(mark.kind, mark.text) for mark in find_identifiers(f"{before}{number}{after}", known())]
    assert ("nhs", number) in marks


@given(nhs_number(), st.integers(1, 9))
def test_over_the_end_of_a_line_and_with_what_is_not_seen_between(number: str, at: int) -> None:
    digits = "".join(filter(str.isdigit, number))
    for text in (f"{digits[:3]} {digits[3:6]}\n{digits[6:]}", f"{digits[:3]}-\n{digits[3:6]}-{digits[6:]}"):
        assert marked(f"got {text} wrong") == [("nhs", text)]
    hidden = f"{digits[:at]}\u200b{digits[at:]}"
    assert marked(f"got {hidden} wrong") == [("nhs", hidden)]
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in digits)
    assert marked(wide) == [("nhs", wide)]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("NHS 99 9120 1891, misread", [("nhs", "99 9120 1891")]),
        ("07700 900412 999 442 0496", [("phone", "07700 900412"), ("nhs", "999 442 0496")]),
        ("at 0930 999 442 0496", [("nhs", "999 442 0496")]),
        ("HCN 320 111\n4455, CHI 231187-4554", [("record", "320 111\n4455"), ("record", "231187-4554")]),
        ("CHI 0101701234, NHS 0101701234", [("record", "0101701234"), ("nhs", "0101701234")]),
        ("X9994420496 K9994420496 9994420496x", []),
        ("isbn 1841695009, barcode 9994420496, order no 4412098837", []),
        ("14/2/47 14/7/42, 01/02/24 03/04/24, 01/02/2024 10:30", []),
        ("BP 120/80 72 98 18 36.8, meds at 0730 1230 1730 2200", []),
        ("mrn12345678 datix-12345 hosp no.K482913 MRN:\n4455667", [
            ("record", "12345678"), ("record", "12345"), ("record", "K482913"), ("record", "4455667"),
        ]),
        ("qq\u00a012\u00a034\u00a056\u00a0c, niqq123456c, QQ–12–34–56–C", [
            ("ni", "qq\u00a012\u00a034\u00a056\u00a0c"), ("ni", "qq123456c"), ("ni", "QQ–12–34–56–C"),
        ]),
        ("LS47\u20094QT LS47\n4QT SW 37 3QZ ls474qt", [
            ("postcode", "LS47\u20094QT"), ("postcode", "LS47\n4QT"), ("postcode", "SW 37 3QZ"),
            ("postcode", "ls474qt"),
        ]),
        ("so 1 2hr visit, at 2 3rd floor, a 2 4th bed", []),
        ("tel07700900456, +44(0)7700900456, 0113\u2011496\u20110155", [
            ("phone", "07700900456"), ("phone", "+44(0)7700900456"), ("phone", "0113\u2011496\u20110155"),
        ]),
        ("07700.900.456, 0 7 7 0 0 9 0 0 4 5 6, 447700900123", [
            ("phone", "07700.900.456"), ("phone", "0 7 7 0 0 9 0 0 4 5 6"), ("phone", "447700900123"),
        ]),
        ("mob\n07700\n900 771, ext4021", [("phone", "07700\n900 771"), ("phone", "4021")]),
        ("jo(at)example.com, jo [at] example [dot] org", [
            ("email", "jo(at)example.com"), ("email", "jo [at] example [dot] org"),
        ]),
        ("look at the dots. Meet at nine, full stop.", []),
    ],
)  # fmt: skip
def test_as_it_is_typed_glued_and_pasted(text: str, marks: list[tuple[str, str]]) -> None:
    assert marked(text) == marks


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("dob 3/3/31 and 3/3/13", ["3/3/31", "3/3/13"]),
        ("One dob was 14/2/47 and the other 14/7/42", ["14/2/47", "14/7/42"]),
        ("dobs: 14.2.47, 14.7.42 / 1.1.50", ["14.2.47", "14.7.42", "1.1.50"]),
        ("dob 14/2/47, his wife's 14/7/42", ["14/2/47", "14/7/42"]),
        ("birthdays are 11th June and not 12th June", ["11th June", "12th June"]),
        ("born on 6/6/66; b'day 3rd June; birthday on the 3rd; YOB 1947", ["6/6/66", "3rd June", "the 3rd", "1947"]),
        ("Aged 7 on 12 Jan. Aged 84, on 2 Feb she fell.", ["12 Jan"]),
        ("turned 80 on 3 June, turning 18 on 4/5/2025", ["3 June", "4/5/2025"]),
        ("d/o/b 3-4-62, D.O.B 3 \u2013 4 \u2013 62, dob140247", ["3-4-62", "3 \u2013 4 \u2013 62", "140247"]),
        ("date of\nbirth:\n3\u00a0April\u00a01962", ["3\u00a0April\u00a01962"]),
        (
            "birthday (3rd of the 9th 1944), DOB 14/Feb/42, born 14feb1942",
            ["3rd of the 9th 1944", "14/Feb/42", "14feb1942"],
        ),
        ("The son's dob 30-11-1933, the dad's own 30-11-1963", ["30-11-1933", "30-11-1963"]),
        ("gran's 99th is on the 8th June, her 80th on 3 May", ["8th June", "3 May"]),
        ("dob the third of the ninth 1944", ["third of the ninth 1944"]),
        ("DOB 3/4/1962, seen 5/6/2024, review 7/8/2024", ["3/4/1962"]),
        ("review 14/2/25 and 14/5/25", []),
    ],
)
def test_birth_days_after_any_cue_and_the_other_one_too(text: str, days: list[str]) -> None:
    assert marked(text) == [("birth_date", day) for day in days]


def test_a_mark_lies_over_what_was_written_not_over_how_it_was_read() -> None:
    assert marked("Zso\u0301fia’s, Oka\u00adfor") == [("name", "Zso\u0301fia"), ("name", "Oka\u00adfor")]
    assert marked("José\u0301, Sarah\u2028Okafor") == [("name", "José\u0301"), ("name", "Sarah"), ("name", "Okafor")]
    assert marked("jo\u200b@example.com\r\nok") == [("email", "jo\u200b@example.com")]


@pytest.mark.parametrize(
    "text", ["nhs9998158060 was", "mrn12345678 was", "niqq123456c", "x_9994420496_y", "tel07700900456"]
)
def test_what_is_glued_to_a_word_can_be_replaced(text: str) -> None:
    """Marked, but found nowhere to be replaced, it would stay for good."""
    (mark,) = find_identifiers(text, known())
    assert substitute(text, mark.text, "[…]") == text[: mark.start] + "[…]" + text[mark.end :]
    assert substitute("12345678", "1234567", "[…]") == "12345678", "a part of another number stays"
