"""Sequences of DNA bases."""

import re
from typing import Literal


def dna_reverse_complement(
    sequence: str, output_strand: Literal["dna", "rna"] = "dna"
) -> dict[str, object]:
    """Returns the reverse complement of a DNA sequence and its GC content.

    Args:
        sequence: DNA sequence of the letters A, C, G, T in 5' to 3' direction, 1 to 10000 bases.
        output_strand: Whether the complement is written as DNA or, with U for T, as RNA.

    Returns:
        The strand under `reverse_complement` and the share of G and C under `gc_percent`.

    Raises:
        ValueError: When the sequence is empty, too long or holds other letters or the kind of
            strand is unknown.

    Example:
        >>> dna_reverse_complement(sequence='ATGCGTAC')
        {'reverse_complement': 'GTACGCAT', 'gc_percent': 50.0}
        >>> dna_reverse_complement(sequence='gattaca', output_strand='rna')
        {'reverse_complement': 'UGUAAUC', 'gc_percent': 28.57}
        >>> dna_reverse_complement(sequence='CCGGAATTCCGGGC', output_strand='dna')
        {'reverse_complement': 'GCCCGGAATTCCGG', 'gc_percent': 71.43}
    """
    if output_strand not in ("dna", "rna"):
        raise ValueError(f"unknown strand: {output_strand!r}")
    bases = sequence.strip().upper()
    if not re.fullmatch(r"[ACGT]{1,10000}", bases):
        raise ValueError("sequence must have 1 to 10000 bases of A, C, G and T")
    partners = "TGCA" if output_strand == "dna" else "UGCA"
    strand = bases.translate(str.maketrans("ACGT", partners))[::-1]
    gc_percent = sum(base in "GC" for base in bases) / len(bases) * 100
    return {"reverse_complement": strand, "gc_percent": round(gc_percent, 2)}
