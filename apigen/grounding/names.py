"""What countries, currencies, languages, cities and states are called, from CLDR by Babel.

Two names of one thing stand for each other: `EUR` and `Euro`, `DE`, `DEU` and `Alemania`. CLDR has
few cities, those that time zones are named after.
"""

from collections import defaultdict
from functools import lru_cache

from babel import Locale
from babel.core import get_global

from apigen.grounding.folding import words_of
from apigen.grounding.query import Query

_LOCALES = ("en", "de", "es", "fr")
_STATES = """AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut
DE Delaware|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas
KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota
MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey
NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon
PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah
VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming
DC District of Columbia|DC Washington DC"""
_ALSO = {
    "country:US": "usa|us|united states of america|america|american|states|u s|u s a",
    "country:GB": "uk|great britain|britain|british|england|english|u k",
    "country:CN": "chinese|china", "country:DE": "german|deutsch|deutsche|aleman|allemand",
    "country:FR": "french|franzosisch|frances|francais", "country:JP": "japanese",
    "country:IT": "italian", "country:ES": "spanish", "country:IN": "indian",
    "country:CA": "canadian", "country:AU": "australian", "country:MX": "mexican",
    "country:BR": "brazilian", "country:KR": "korea|korean", "country:RU": "russian",
    "country:NL": "dutch|holland", "country:CH": "swiss", "country:GR": "greek",
    "country:TH": "thai", "country:VN": "vietnamese", "country:TR": "turkish|turkey",
    "city:NYC": "nyc|new york city|new york|ny|big apple", "city:LA": "la|los angeles",
    "city:SF": "sf|san francisco|san fran", "city:DC": "washington|washington dc|dc",
    "city:Munich": "munich|munchen|muenchen", "city:Cologne": "cologne|koln|koeln|colonia",
    "city:Milan": "milan|mailand|milano", "city:Florence": "florence|florenz|firenze|florencia",
    "city:Venice": "venice|venedig|venecia|venise|venezia",
    "city:Geneva": "geneva|genf|geneve|ginebra",
    "city:Nuremberg": "nuremberg|nurnberg", "city:Seville": "seville|sevilla",
    "city:Beijing": "beijing|peking|pekin", "city:Mumbai": "mumbai|bombay",
    "city:Bengaluru": "bengaluru|bangalore", "city:Naples": "naples|neapel|napoli|napoles",
}  # fmt: skip
_CURRENCY_SIGNS = {"$": ("USD", "CAD", "AUD", "MXN"), "€": ("EUR",), "£": ("GBP",)}
_CURRENCY_SIGNS |= {"¥": ("JPY", "CNY"), "₹": ("INR",), "₩": ("KRW",), "₽": ("RUB",)}
_SLANG = {"USD": "bucks|us dollars|american dollars|u s dollars", "GBP": "sterling|quid|pounds"}
_SLANG |= {"CNY": "rmb|renminbi|yuan", "INR": "rupees|rupee|rs", "JPY": "yen"}
_MAX_WORDS = 6

Name = tuple[str, ...]
"""Folded words."""


@lru_cache(maxsize=1)
def _things() -> tuple[dict[Name, frozenset[str]], dict[str, frozenset[Name]]]:
    """Things by each of their names, and names by thing; a name is its words."""
    names: dict[str, set[Name]] = defaultdict(set)
    for locale in map(Locale, _LOCALES):
        for code, name in locale.territories.items():
            if len(code) == 2:
                names[f"country:{code}"] |= {words_of(code), words_of(name)}
        for code, name in locale.languages.items():
            names[f"language:{code}"] |= {words_of(code), words_of(name)}
        for code, name in locale.currencies.items():
            words = words_of(name)
            names[f"currency:{code}"] |= {words_of(code), words, words[-1:], words[:1]}
        for zone, entry in locale.time_zones.items():
            city = zone.rpartition("/")[2]
            names[f"city:{city}"] |= {words_of(city.replace("_", " "))}
            if "city" in entry:
                names[f"city:{city}"].add(words_of(entry["city"]))
    _add_more(names)
    by_name: dict[Name, set[str]] = defaultdict(set)
    for thing, called in names.items():
        for name in called:
            by_name[name].add(thing)
    return (
        {name: frozenset(things) for name, things in by_name.items() if name},
        {thing: frozenset(called - {()}) for thing, called in names.items()},
    )


def _add_more(names: dict[str, set[Name]]) -> None:
    for alias, codes in get_global("territory_aliases").items():
        if len(alias) == 3 and alias.isalpha() and len(codes) == 1:
            names[f"country:{codes[0]}"].add(words_of(alias))
    for entry in _STATES.replace("\n", "|").split("|"):
        code, _, name = entry.partition(" ")
        names[f"state:{code}"] |= {words_of(code), words_of(name)}
    for thing, called in _ALSO.items():
        names[thing] |= {tuple(name.split()) for name in called.split("|")}
    for code, called in _SLANG.items():
        names[f"currency:{code}"] |= {tuple(name.split()) for name in called.split("|")}
    for sign, codes in _CURRENCY_SIGNS.items():
        for code in codes:
            names[f"currency:{code}"].add((sign,))
    for city in ("NYC", "LA", "SF"):
        names[f"city:{city}"].add((city.lower(),))


def other_names(name: Name) -> frozenset[Name]:
    """All names of whatever a name, as folded words, is a name of."""
    if not 0 < len(name) <= _MAX_WORDS:
        return frozenset()
    by_name, names = _things()
    found: frozenset[Name] = frozenset()
    for thing in by_name.get(name, ()):
        found |= names[thing]
    return found


def is_region(name: Name) -> bool:
    """Whether a name is a country's or a state's, which may stand behind a city's."""
    things = _things()[0].get(name, frozenset())
    return any(thing.startswith(("country:", "state:")) for thing in things)


def is_named(name: Name, query: Query) -> bool:
    """Whether the query has another name of what `name` is a name of."""
    for other in other_names(name):
        if name == other:
            continue
        if other[0] in query.words and (len(other) == 1 or query.says(other)):
            return True
        if len(other) == 1 and len(other[0]) > 3 and query.vocabulary.has_form(other[0]):
            return True
    return False
