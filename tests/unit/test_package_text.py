"""Docstrings of packages as plain text."""

import pytest

from apigen.library.package_text import read_docs


@pytest.mark.parametrize(
    ("doc", "summary"),
    [
        (
            "f(x, out=None)\n\nThe :math:`\\Gamma` function of a number, as a float.\n",
            "The Gamma function of a number, as a float.",
        ),
        ("Short.\n\nIt says more here. And here. Not this.", "Short. It says more here. And here."),
        (
            "Uses :func:`~scipy.special.gamma` and ``numpy``, as [1]_ does in\none line.",
            "Uses gamma and numpy, as the literature does in one line.",
        ),
        ("Shows it as given in [1]_, [2]_, and [3]_.", "Shows it."),
        ("By the model of [1]_, also shown in [2]_.", "By the model of the literature."),
        ("A jet pump by [1]_ as well as [2]_.", "A jet pump by the literature."),
        (
            "Legendre quadrature [GL]_. See [dlmf]_ for more.",
            "Legendre quadrature. See the literature for more.",
        ),
        ("Returns the items of:\n\n    x", ""),
        ("Defined as\n\n.. math::\n\n    x^2\n\nfor all real numbers x.", ""),
        ("Finds f defined by:\n\n.. math::\n\n    f", "Finds f."),
        ("Makes (a, b) pairs, where:\n\n    a", "Makes (a, b) pairs."),
        ("Gives the volume of a gas.\nIt is given by:\n\n    V", "Gives the volume of a gas."),
        ("Does the following:\n\n    x", "Does the following."),
    ],
)
def test_descriptions_are_plain_text_in_one_line(doc, summary):
    assert read_docs(doc, "f").summary == summary


def test_the_parameters_of_one_line_share_its_text():
    doc = "Sums.\n\nParameters\n----------\na, b : float\n    Terms in :math:`m^2`.\n"
    found = read_docs(doc, "f")
    assert found.types == {"a": "float", "b": "float"}
    assert found.parameters == {"a": "Terms in m^2.", "b": "Terms in m^2."}
