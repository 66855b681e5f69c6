"""The words around a name: titles, kin, what people do, and what a ward, a model or a law is called by."""

from supervise.domain.identifiers.word_lists import words_of as _all

TITLES = _all("mr mrs ms miss mx dr")
"""Whatever has a capital after one of these is somebody."""

MANNERS = _all(
    "sister nurse auntie aunty aunt uncle nan nana gran granny grandma grandad grandpa pc dc sgt sergeant constable "
    "inspector cllr councillor rev reverend revd father fr pastor imam rabbi canon bishop vicar sir lady lord dame "
    "professor prof judge matron midwife baby cousin doctor doc madam mullah sheikh hajji haji chief staff brother "
    "detective officer consultant registrar warden carer driver mam mum mummy dad daddy nain taid pharmacist physio "
    "counsellor solicitor barrister teacher headteacher coach tante mama papa deacon elder minister major captain"
)
"""Titles and what people are called by; a name follows only where it looks like one."""

FORMAL = _all(
    "prof professor cllr councillor rev reverend revd father fr pastor pc dc sgt sergeant sister judge sir dame lord "
    "lady nurse"
)
"""Those that a surname follows, a word such as Green too."""

KIN = _all(
    "mum mam mother dad father parents parent son daughter sons daughters brother sister brothers sisters twin twins "
    "baby child kids children wife husband partner ex boyfriend girlfriend fiance fiancee fiancé fiancée friend "
    "friends neighbour neighbours cousin niece nephew aunt auntie aunty uncle nan gran granny grandma grandad "
    "grandson granddaughter grandmother grandfather stepdad stepmum stepson stepdaughter widow widower carer "
    "colleague manager nurse doctor client patient resident tenant lodger roommate classmate teacher boy girl man "
    "woman lad lass lady gentleman guy student landlord foster supervisor supervisee mentor matron midwife physio "
    "psychologist psychiatrist consultant registrar advocate interpreter volunteer worker assistant practitioner "
    "teammate flatmate housemate"
)

CARES = _all(
    "did washed bathed showered fed dressed undressed shaved turned hoisted lifted walked helped supported held heard "
    "watched found left named visited admitted discharged referred assessed moved settled collected miss missed misses"
)
"""What is done for people, and to little else."""
CALLS = _all(
    "rang phoned told asked texted emailed messaged thanked reminded hugged warned reassured ringing phoning telling "
    "asking texting emailing messaging thanking reminding tell"
)
"""What is done to people only: after one of these even a word in small letters can be a name (rang jean)."""
ASKS = _all("ask ring phone text message email call visit see meet bleep")
"""As above, but with names that are nothing else: "phone bill" and "text mark" may be the thing."""
CONVERSES = _all("spoke speak speaking spoken talked talk talking chatted chat chatting listened said apologised")
"""As above, with "to" or "with" after them."""
SEES = _all("saw seen met visited seeing visiting meeting with")
"""What is done to people and to things."""
_NOT = _all("won't doesn't didn't can't hasn't hadn't wouldn't couldn't wasn't isn't")
WOULD_NOT = _NOT | {word.replace("'", "") for word in _NOT}
"""With the apostrophe and, as it is typed in a hurry, without."""
SAYS = WOULD_NOT - {"wasn't", "isn't"} | _all(
    "said says told tells asked asks rang phoned texted thinks thought wants wanted reckons cried laughed"
)
"""What people do and things do not."""

SPEAKS = _all(
    "said says told tells asked asks rang rings phoned phones called calls thinks thought felt feels cried cries "
    "wanted wants knew knows explained replied shouted screamed whispered laughed smiled nodded apologised disclosed "
    "admitted agreed refused declined complained insisted mentioned texted emailed lives lived wept sobbed walked sat "
    "slept ate arrived died fell woke stood ran moved visited attends attended lost kept keeps likes liked loves "
    "loved hates hated doesn't didn't hasn't hadn't won't wouldn't can't couldn't reckons believes believed struggles "
    "struggled chairs chaired stays stayed needs needed hit bit signed signs won noticed spotted covered dropped "
    "wrote put"
)
IS = _all(
    "is was has had came comes went goes got gets took takes gave gives made makes saw sees seems seemed looks looked "
    "left started stopped tried tries became worked works did does never always still now isn't wasn't joined brought "
    "let"
)

INSIDE = _all("in at near on around outside towards across via into over within throughout")
"""Places follow these."""

INSTITUTIONS = _all(
    "hospital hospitals clinic centre center school surgery trust unit team teams college university academy road "
    "avenue council act report review inquiry framework protocol scheme programme project service services society "
    "association foundation charity church chapel mosque temple gurdwara synagogue cathedral station airport library "
    "museum hotel pub stadium practice pharmacy chemist hospice nursery partnership federation network institute "
    "commission ltd limited plc bus line street suite wing bay theatre lounge room kitchen garden gardens dayroom "
    "corridor block building buildings estate close crescent drive terrace square market primary secondary infirmary "
    "borough county city town village ccg icb nhs mdt hub caseload locality district region festival award awards "
    "prize day week month park beach cup league united rovers wanderers albion villa fc rangers celtic arena bakery "
    "cafe café shop store supermarket housing homes care healthcare medical health training workshop conference model "
    "cycle scale score index ladder wheel test tool chart form criteria grid inventory questionnaire screen hierarchy "
    "theory stages lymphoma chorea bodies syndrome disease palsy dementia principles guidance guidelines pathway law "
    "rule standards method approach technique risk assessment matrix pump needle syringe catheter splint frame"
)
"""A capital before one of these is not a person: Zarit scale, Beech Unit."""

DWELLINGS = _all("ward house court lodge hill green lane heath hall manor grange cottage bank view")
"""As above, but surnames too: Rose Ward, and Sarah Ward."""

HOUSES_OF = _all("plas llys ysbyty ysgol canolfan meddygfa capel cartref hafan lough loch mount fort")
"""What comes before the name of a house, a school or a lake."""

OWNED = _all(
    "syndrome disease palsy law rule dementia chorea ladder cycle hierarchy lymphoma sarcoma sign bodies campaign "
    "wheel hospital church school day eve hospice model"
)
"""What a model or an illness is called after somebody by: Martha's rule."""

FAMILY = _all("family families children household brothers sisters twins boys girls couple kids parents case")

ARTICLES = _all("the a an our this that each every another any no some its")

PARTICLES = _all(
    "de da dos das do del della dela der den van von ter ten bin binti bint ibn al el ul ud ur ap ab ferch verch ni "
    "ní nic mac la le du di y e abu umm st cruz"
)
"""Small words inside a name: Niamh Ní Bhriain, Yusuf al-Masri."""

STOPS = _all(
    "i a an the and but or so then when if she he they we you it his her their our my your its this that these those "
    "there here what who why how where which while as at by for from in into of on to with not no yes was were is are "
    "be been has have had do does did will would can could should may might must both all some any each every after "
    "before since because until though although once now today yesterday tomorrow tonight later also again still just "
    "even only too very more most"
)
"""Words that begin a sentence with a capital and are never part of a name."""
