"""Postcodes and addresses."""

import re
from collections.abc import Iterator

from supervise.domain.identifiers.match import IdentifierMatch
from supervise.domain.identifiers.patterns.digit_groups import BETWEEN


def _split(words: str) -> list[str]:
    return words.split()


_AREAS = frozenset(
    _split(
        "ab al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex "
        "fk fy g gl gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne "
        "ng nn np nr nw ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq "
        "tr ts tw ub w wa wc wd wf wn wr ws wv yo ze"
    )
)
_POSTCODE = re.compile(
    rf"(?<![\w-])(?:(?P<area>[A-Z]{{1,2}})|(?-i:(?P<apart>[A-Z]{{1,2}}) ))\d[A-Z\d]?{BETWEEN}"
    r"\d ?[ABD-HJLNP-UW-Z]{2}(?![\w-])"
    r"|(?<!\w)GIR ?0AA(?!\w)",
    re.IGNORECASE,
)
_NTH = re.compile(r" (?:1st|2nd|3rd|\dth)$")

_NUMBER = r"\d{1,4}[A-Za-z]?(?:[ ]?[-–/&][ ]?\d{1,4}[A-Za-z]?)?"
_STREETS = _split(
    "street st road rd avenue ave lane ln close cl court ct crescent cres drive dr gardens gdns grove hill mews "
    "parade place pl rise row square sq terrace terr ter view walk way wynd yard green park quay vale mount "
    "brow fold bank villas estate buildings mansions heights croft chase dene end gate lawns meadow meadows "
    "orchard path ridge tower towers broadway common cottages house lodge wharf circus bridge hall point loan "
    "brae gait vennel boulevard field fields copse spinney hollow dale glade paddock paddocks haven farm side bay"
)
_SURE_STREETS = _split("street road rd avenue ave lane close crescent cres drive gardens gdns grove terrace mews")
_WELSH = r"(?:Heol|Ffordd|Stryd|L[oô]n|Maes|Rhodfa|Clos|Parc|Bryn|Cwrt|Tan|Llys|Pen|Cae|Erw|Trem|Tir|Min|Dol|Nant|Rhes)"
_NAME = r"[A-Z][\w'’.-]{0,30}"
_WRITTEN = {*map(str.capitalize, _STREETS), *map(str.upper, _STREETS), *_SURE_STREETS, "st"}
_STREET = "|".join(sorted(_WRITTEN, key=len, reverse=True))
_NOT_A_HOUSE = r"(?! (?i:team|clinic|ward|surgery|centre)\b)"
_NAMED = rf"(?:The |Old |Upper |Lower )?(?:{_NAME}[ ]){{1,4}}(?:{_STREET})\b{_NOT_A_HOUSE}"
_FLAT = r"(?i:flat|apartment|apt|room|unit|bedsit|caravan|plot|pitch|maisonette)\.?[ ]\d{1,4}[A-Za-z]?"
_NO = r"(?:(?:[Nn]umber|[Nn]o\.?)[ ])?"
_IN_WORDS = (
    r"[Nn]umber[ ](?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -]\w{3,5})?)"
)

_IN_WELSH = rf"{_WELSH}(?:[ ](?:[a-zŵŷ'’]{{1,4}}|{_NAME})){{0,3}}[ ]?{_NAME}"
_NUMBERED = re.compile(rf"(?<![\w.£/-])(?:{_FLAT},?[ ])?(?:{_NO}{_NUMBER}|{_IN_WORDS}),?[ ](?:{_NAMED}|{_IN_WELSH})")
_FLATS = re.compile(rf"(?<!\w)(?:{_FLAT}),?[ ](?:{_NUMBER}[ ])?{_NAMED}")
_HOUSE = re.compile(
    rf"(?<!\w)(?:{_NAME}[ ]){{1,3}}"
    rf"(?:Cottage|House|Farm|Lodge|Bungalow|Villa|Rectory|Vicarage|Barn|Caravan|Croft),[ ]{_NAMED}"
)
_IN_WALES = re.compile(rf"(?<!\w)(?:{_NAME}[ ]){{0,2}}{_NAME},[ ](?=Heol|Ffordd|Stryd|L[oô]n|Rhodfa|Clos){_IN_WELSH}")
_AT_A_NUMBER = re.compile(
    r"(?<!\w)(?:lives?|lived|living|address(?: is| was)?|stay(?:s|ed|ing)|home|discharged|moved|back|house|flat)"
    rf"(?: \w+){{0,2}}? (?:at|to|is|was)[ ](?P<street>{_NUMBER},?[ ](?:{_NAME}[ ]?){{1,3}}(?<![ ]))"
)
_LIVES = re.compile(
    r"(?<!\w)(?:lives?|lived|living|moved|moving|stays?|staying|address(?: is)?|home is|"
    r"flat(?: is)?|house(?: is)?|resides?)"
    rf"[ ](?:at|on|in|to|into|with \w+ (?:at|on|in))[ ](?P<street>{_NAMED})",
)
_SMALL = re.compile(
    rf"(?<![\w.£/-])(?:flat \d{{1,4}}[a-z]?,? )?{_NUMBER} (?P<names>[a-z][a-z'’-]+(?: [a-z][a-z'’-]+)?) "
    rf"(?:{'|'.join(_SURE_STREETS)})(?!\w)"
    rf"|(?<!\w)flat \d{{1,4}}[a-z]?,? [a-z][a-z'’-]+ "
    rf"(?:court|house|place|square|walk|row|view|towers?|lodge)(?!\w)"
)
_NO_STREET = frozenset(
    _split(
        "a an the of to in on at and or by for from with minute minutes min mins hour hours day days week weeks "
        "month months year years mile miles metre metres people patients staff nurses times more that this our her "
        "his their my weeks' days' very so too as is was are down up off along across per each busy main side wide "
        "long short new other different cars visits calls beds houses lots bus one two"
    )
)


def postcodes(text: str) -> Iterator[IdentifierMatch]:
    """Whole postcodes, in any case, with or without the space."""
    for match in _POSTCODE.finditer(text):
        area = match["area"] or match["apart"]
        if (area is None or area.lower() in _AREAS) and not _NTH.search(match[0]):
            yield IdentifierMatch("postcode", match.start(), match.end(), match[0])


def addresses(text: str) -> Iterator[IdentifierMatch]:
    """A house and its street; a street alone only where somebody is said to live there."""
    for pattern in (_NUMBERED, _FLATS, _HOUSE, _IN_WALES):
        for match in pattern.finditer(text):
            yield IdentifierMatch("address", match.start(), match.end(), match[0])
    for pattern in (_LIVES, _AT_A_NUMBER):
        for match in pattern.finditer(text):
            yield IdentifierMatch("address", match.start("street"), match.end("street"), match["street"])
    for match in _SMALL.finditer(text):
        if match["names"] is None or _NO_STREET.isdisjoint(match["names"].split()):
            yield IdentifierMatch("address", match.start(), match.end(), match[0])
