"""Laboratory figures: molar mass, pH and gas pressure."""

import re
from typing import Literal

# Abridged standard atomic weights in g/mol (IUPAC 2021).
_ATOMIC_WEIGHTS = {
    "H": 1.008, "He": 4.0026, "Li": 6.94, "Be": 9.0122, "B": 10.81, "C": 12.011, "N": 14.007,
    "O": 15.999, "F": 18.998, "Ne": 20.180, "Na": 22.990, "Mg": 24.305, "Al": 26.982,
    "Si": 28.085, "P": 30.974, "S": 32.06, "Cl": 35.45, "Ar": 39.95, "K": 39.098, "Ca": 40.078,
    "Sc": 44.956, "Ti": 47.867, "V": 50.942, "Cr": 51.996, "Mn": 54.938, "Fe": 55.845,
    "Co": 58.933, "Ni": 58.693, "Cu": 63.546, "Zn": 65.38, "Ga": 69.723, "Ge": 72.630,
    "As": 74.922, "Se": 78.971, "Br": 79.904, "Kr": 83.798, "Rb": 85.468, "Sr": 87.62,
    "Y": 88.906, "Zr": 91.224, "Nb": 92.906, "Mo": 95.95, "Ru": 101.07, "Rh": 102.91,
    "Pd": 106.42, "Ag": 107.87, "Cd": 112.41, "In": 114.82, "Sn": 118.71, "Sb": 121.76,
    "Te": 127.60, "I": 126.90, "Xe": 131.29, "Cs": 132.91, "Ba": 137.33, "La": 138.91,
    "Ce": 140.12, "Pr": 140.91, "Nd": 144.24, "Sm": 150.36, "Eu": 151.96, "Gd": 157.25,
    "Tb": 158.93, "Dy": 162.50, "Ho": 164.93, "Er": 167.26, "Tm": 168.93, "Yb": 173.05,
    "Lu": 174.97, "Hf": 178.49, "Ta": 180.95, "W": 183.84, "Re": 186.21, "Os": 190.23,
    "Ir": 192.22, "Pt": 195.08, "Au": 196.97, "Hg": 200.59, "Tl": 204.38, "Pb": 207.2,
    "Bi": 208.98, "Th": 232.04, "Pa": 231.04, "U": 238.03,
}  # fmt: skip
_WATER_ION_PRODUCT = 1e-14
_GAS_CONSTANT = 8.314462618


def molar_mass(formula: str) -> float:
    """Computes the molar mass of a compound from its chemical formula.

    Uses the abridged standard atomic weights of IUPAC (2021).

    Args:
        formula: Chemical formula such as `H2O`, `Ca(OH)2` or `CuSO4.5H2O`, 1 to 100 characters;
            round brackets and a dot before the water of a hydrate are allowed, charges are not.

    Returns:
        The molar mass in grams per mole, rounded to three decimals.

    Raises:
        ValueError: When the formula is malformed or names an unknown element.

    Example:
        >>> molar_mass(formula='C6H12O6')
        180.156
        >>> molar_mass(formula='Ca(OH)2')
        74.092
        >>> molar_mass(formula='CuSO4.5H2O')
        249.677
    """
    if not 1 <= len(formula) <= 100:
        raise ValueError("formula must have 1 to 100 characters")
    total = 0.0
    for part in formula.replace("·", ".").split("."):
        factor, body = re.fullmatch(r"([0-9]*)(.*)", part, re.DOTALL).groups()
        stack = [0.0]
        tokens = re.findall(r"([A-Z][a-z]?|[()]|.)([0-9]{0,4})", body, re.DOTALL)
        for symbol, digits in tokens:
            if symbol == "(" and not digits:
                stack.append(0.0)
            elif symbol == ")" and len(stack) > 1 and stack[-1] > 0:
                group = stack.pop()
                stack[-1] += group * int(digits or 1)
            elif symbol in _ATOMIC_WEIGHTS:
                stack[-1] += _ATOMIC_WEIGHTS[symbol] * int(digits or 1)
            else:
                raise ValueError(f"unknown element or misplaced sign {symbol!r} in {formula!r}")
        if len(stack) != 1 or stack[0] == 0:
            raise ValueError(f"malformed formula: {formula!r}")
        total += stack[0] * int(factor or 1)
    return round(total, 3)


def solution_ph(
    concentration: float,
    solute: Literal["strong_acid", "strong_base", "weak_acid", "weak_base"],
    dissociation_pk: float = 4.76,
) -> float:
    """Computes the pH at 25 C of a solution of one acid or base in water.

    Solves the charge balance with the ion product of water (1e-14) and, for a weak solute, its
    dissociation constant; the solute gives or takes one proton and activities are ideal.

    Args:
        concentration: Concentration in mol per litre, 1e-9 to 10.
        solute: Kind of acid or base.
        dissociation_pk: pKa of a weak acid or pKb of a weak base, 0 to 14; unused for strong ones.

    Returns:
        The pH, rounded to two decimals.

    Raises:
        ValueError: When a value is out of range or the solute is unknown.

    Example:
        >>> solution_ph(concentration=0.01, solute='strong_acid')
        2.0
        >>> solution_ph(concentration=0.1, solute='weak_acid', dissociation_pk=3.75)
        2.38
        >>> solution_ph(concentration=0.25, solute='weak_base')
        11.32
    """
    if solute not in ("strong_acid", "strong_base", "weak_acid", "weak_base"):
        raise ValueError(f"unknown solute: {solute!r}")
    if not 1e-9 <= concentration <= 10:
        raise ValueError("concentration must be 1e-9 to 10")
    if not 0 <= dissociation_pk <= 14:
        raise ValueError("dissociation_pk must be 0 to 14")
    constant = 10**-dissociation_pk
    # For a base, "ion" stands for OH- instead of H+; the equations are the same.
    low, high = -2.0, 16.0
    for _ in range(60):
        middle = (low + high) / 2
        ion = 10**-middle
        split = constant / (constant + ion) if solute.startswith("weak") else 1.0
        if ion > _WATER_ION_PRODUCT / ion + concentration * split:
            low = middle
        else:
            high = middle
    exponent = 14 - middle if solute.endswith("base") else middle
    # Adding zero turns -0.0 into 0.0.
    return round(exponent, 2) + 0.0


def ideal_gas_pressure(
    moles: float,
    volume_litres: float,
    temperature: float = 25.0,
    temperature_unit: Literal["celsius", "kelvin"] = "celsius",
) -> dict[str, float]:
    """Computes the pressure of an ideal gas, p = nRT / V.

    Args:
        moles: Amount of gas in moles, greater than 0 to 1000000.
        volume_litres: Volume in litres, 0.001 to 1000000000.
        temperature: Temperature in the chosen unit, above absolute zero to 5000 kelvin.
        temperature_unit: Unit of the temperature.

    Returns:
        The pressure in kilopascals under `kpa` and in atmospheres under `atm`.

    Raises:
        ValueError: When a value is out of range or the unit is unknown.

    Example:
        >>> ideal_gas_pressure(moles=1, volume_litres=22.414, temperature=0)
        {'kpa': 101.325, 'atm': 1.0}
        >>> ideal_gas_pressure(moles=0.35, volume_litres=2.5)
        {'kpa': 347.054, 'atm': 3.4252}
        >>> ideal_gas_pressure(
        ...     moles=12, volume_litres=50, temperature=350, temperature_unit='kelvin'
        ... )
        {'kpa': 698.415, 'atm': 6.8928}
    """
    if temperature_unit not in ("celsius", "kelvin"):
        raise ValueError(f"unknown temperature unit: {temperature_unit!r}")
    kelvin = temperature + 273.15 if temperature_unit == "celsius" else temperature
    if not 0 < kelvin <= 5000:
        raise ValueError("temperature must be above absolute zero and at most 5000 kelvin")
    if not 0 < moles <= 1e6 or not 0.001 <= volume_litres <= 1e9:
        raise ValueError("moles must be above 0 to 1000000 and volume_litres 0.001 to 1000000000")
    kilopascals = moles * _GAS_CONSTANT * kelvin / volume_litres
    return {"kpa": round(kilopascals, 3), "atm": round(kilopascals / 101.325, 4)}
