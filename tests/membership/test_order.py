"""Protocol order: by name in the language of the list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersession.membership import order

# In the order of the papers of the organization: domain rules, section on protocol order.
LISTS = {
    "english": ("en", ["Afghanistan", "Albania", "Algeria"]),
    "french": ("fr", ["Afghanistan", "Afrique du Sud", "Albanie", "Algérie", "Allemagne"]),
    "spanish": ("es", ["Afganistán", "Albania", "Alemania", "Angola", "Argelia"]),
    "accents": ("fr", ["Égypte", "El Salvador", "Équateur", "Espagne"]),
    "hyphens": ("fr", ["République tchèque", "République-Unie de Tanzanie"]),
    "spaces": ("en", ["Guinea", "Guinea-Bissau", "Niger", "Nigeria"]),
    "apostrophes": ("fr", ["Costa Rica", "Côte d'Ivoire", "Croatie"]),
    "typographic_apostrophes": ("fr", ["Costa Rica", "Côte d’Ivoire", "Croatie"]),
    "case": ("en", ["Viet Nam", "VIETNAM", "Yemen"]),
    "enye_after_n": ("es", ["Canto", "Caña", "Cañete", "Caobo"]),
    "ligatures": ("fr", ["Odon", "œuf", "Ofen"]),
}


@pytest.mark.parametrize("case", LISTS)
def test_in_protocol_order_of_the_language(case):
    language, expected = LISTS[case]

    assert order.in_protocol_order(reversed(expected), language) == expected


def test_enye_is_an_n_in_other_languages():
    assert order.in_protocol_order(["Canto", "Caña"], "fr") == ["Caña", "Canto"]


@given(st.lists(st.text(max_size=8)), st.sampled_from(["en", "fr", "es"]), st.randoms())
def test_in_protocol_order_whatever_the_order_before(names, language, random):
    shuffled = random.sample(names, len(names))

    assert order.in_protocol_order(shuffled, language) == order.in_protocol_order(names, language)
    assert sorted(shuffled) == sorted(order.in_protocol_order(names, language))


@given(st.text(max_size=12), st.sampled_from(["en", "fr", "es"]))
def test_composed_and_decomposed_letters_sort_alike(name, language):
    import unicodedata

    keys = {order.sort_key(unicodedata.normalize(form, name), language)[0] for form in ("NFC", "NFD")}

    assert len(keys) == 1
