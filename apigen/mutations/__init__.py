"""Faults planted in verified rows, to see which of them the stages find.

A kind takes a row, a source of randomness and what other rows hold, and gives the row with one
fault, or None where it does not apply. The same row, kind and seed always give the same fault.
"""
