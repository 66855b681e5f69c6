"""Names in small letters where somebody is meant, and words with a capital that are nobody."""

import pytest

from domain.identifiers.marking import marked


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("rang pam, texted viv, asked jim, met ann", ["pam", "viv", "jim", "ann"]),
        ("pam said no. viv's mum. ian won't eat. from liz. by nia", ["pam", "viv", "ian", "liz", "nia"]),
        ("kev and baz came, rang pat and sue and mo", ["kev", "baz", "pat", "sue", "mo"]),
        ("her son jack said so. his wife sue says no", ["jack", "sue"]),
        ("june said its fine, told june sorry, ask bob, said ask carol", ["june", "june", "bob", "carol"]),
        ("did olu and mags, bev on nights. dog (Rex)", ["olu", "mags", "bev", "Rex"]),
        ("sid calling the nurse, val ringing the bell", ["sid", "val"]),
        ("saw rob at 3, visited drew on tuesday, met lee today", ["rob", "drew", "lee"]),
        ("tom was upset, mike rang, with tony", ["tom", "mike", "tony"]),
        ("barry won't have it, barry's mum, saw barry, his dad barry", ["barry"] * 4),
        ("phoned jordan, phoned shirley, chelsea her lass came", ["jordan", "shirley", "chelsea"]),
        ("Phoned Jordan. Saw Barry at 3. With Florence. Texted Chelsea.", ["Jordan", "Barry", "Florence", "Chelsea"]),
        ("told hope we would, told grace the truth, asked mark to wait", ["hope", "grace", "mark"]),
        ("told will we'd be late, told will to go, said to will that i'd try", ["will"] * 3),
        ("rang may at 4, asked june to ring, told april she could go", ["may", "june", "april"]),
        ("told faith she was right, asked joy if she ate, told bill no", ["faith", "joy", "bill"]),
        ("spoke to rose about it, told dawn i'd ring, told frank we'd come", ["rose", "dawn", "frank"]),
        ("told carol, asked olive. rang ivy back. told grant that. asked miles why", [
            "carol", "olive", "ivy", "grant", "miles",
        ]),
        ("Told Dawn I'd ring. MRS JONES SEEN AT HOME. MRS VAN DER BERG FELL", [
            "Dawn", "MRS JONES", "MRS VAN DER BERG",
        ]),
    ],
)  # fmt: skip
def test_in_small_letters_where_somebody_is_meant(text: str, names: list[str]) -> None:
    assert marked(text) == [("name", name) for name in names]


@pytest.mark.parametrize(
    "text",
    [
        "told hope was small, told faith healers no, told art is good, told miles away",
        "asked will she come, asked may we stop, told may not be possible, told will be late",
        "told june or july, told may at best, told april was full",
        "asked hope springs, asked grace period, asked art therapy, rang rose garden, told mark schemes",
        "asked trust for funding, told charity to wait, rang royal about a bed, asked porter to help",
        "saw mark on his arm, saw joy on her face, saw hope in her eyes, saw ivy on the wall",
        "with grace, with frank discussion, with major changes, with miles to go, told max dose",
        "her daughter drew a picture, her son will come, his mum may be ill, mum will, I think",
        "rang preston about a bed, phoned bradford, rang kent police, from barry to jordan",
        "bill needed paying, trust said no, nan said so, a grant came, the jack was flat",
        "dawn came up, may be my last winter, will her boys come in may",
    ],
)
def test_in_small_letters_where_it_is_the_word(text: str) -> None:
    assert marked(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Covered Dolgellau, Tywyn and Corris. Lisnaskea, Fivemiletown, Aviemore. Stromness, Ullapool.",
        "Cover for Llanxyz, Inverxyz, Ballyxyz and Xyzmouth tomorrow.",
        "Transferred from Xyzant at night because Xyzen was closed. Stepped her up to Xyzer. Xyzol had no beds.",
        "Started Xyzium 5mg, an Xyzyl patch and Xyzone tablets. Leeds, Harrogate and Xyzey. Xyzo, Epilim and Lyrica.",
        "Slow-K, Adcal-D3, Frisium, Xatral, Mounjaro, Eliquis, Movelat. Prevenar and Shingrix.",
        "Creutzfeldt-Jakob, Charcot-Marie-Tooth, Prader-Willi, Wernicke-Korsakoff, Gilles de la Tourette.",
        "Hiraeth, Cwtch, Hwyl. Dreich. Bairn. Craic. Ysbyty Gwynedd. Hooyo. Samhain. Vaisakhi. A Sikh GP.",
        "Rowan has no beds, Hazel had norovirus, Rose was shut. He's on Tŷ Gwyn.",
        "Lurgan to Portadown to Xyzdy. Ysgol Dafydd.",
        "St Catherine's rang. St David's Day. Sure Start. Oliver McGowan training. Herbert Protocol. Tŷ Hafan.",
        "Rota'd on. Nights again. Debriefed. Titrated. Hoisted. Reabled. Gutted. Chuffed. Knackered.",
    ],
)
def test_with_a_capital_and_nobody(text: str) -> None:
    assert marked(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Spoke to Xyzlan. Letter from Xyzemi. Gave it to Xyzao. Handover from Xyzaka.", [
            "Xyzlan", "Xyzemi", "Xyzao", "Xyzaka",
        ]),
        ("In Bradford, Xyzlan told me. Xyzlan, Xyzemi and Leeds.", ["Xyzlan", "Xyzlan", "Xyzemi"]),
        ("Hazel was open about it. Rose is full of cold. Rowan has a bed sore.", ["Hazel", "Rose", "Rowan"]),
        ("Mrs Barmouth, Joan Llanxyz, Catherine's son, St Clair's", ["Mrs Barmouth", "Joan Llanxyz", "Catherine"]),
        ("Mary was closed off. Sarah was open with me.", ["Mary", "Sarah"]),
    ],
)  # fmt: skip
def test_what_shows_a_thing_hides_nobody(text: str, names: list[str]) -> None:
    assert marked(text) == [("name", name) for name in names]
