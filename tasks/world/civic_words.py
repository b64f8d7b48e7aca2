"""What the rows of the civic service share."""

DISTRICTS = (
    "Castle Hill", "Harbour", "Meadows", "Millside", "Northgate", "Old Town", "Riverside",
    "Southfield", "Station", "Westend",
)  # fmt: skip
FAMILIES = """
    Albrandt Bellamor Corvane Dalgaard Elmore Fenwick Gallow Harrow Ilvane Jessom Kestrel Lomar
    Merrow Norvane Orlan Pellam Quennel Rosmer Sallow Tarrant Ulmer Vantor Westrom Yarrow
""".split()
