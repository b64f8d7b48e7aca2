"""Words by which descriptions of functions do, or do not, differ in meaning."""

FILLERS = frozenset(
    (
        "a an the this that these those it its is are be of in on at by for and or with as given "
        "api function method endpoint call return returns returned get gets fetch fetches "
        "retrieve retrieves compute computes computed calculate calculates calculated find finds "
        "give gives provide provides value values result results data number info information "
        "specified using use used which v"
    ).split()
)
"""They say nothing about what a function does."""

DIRECTIONS = frozenset({"to", "from", "into", "per", "minus", "over", "vs", "than", "by"})
"""Words between which order matters: `celsius_to_fahrenheit` is not `fahrenheit_to_celsius`."""

OPPOSITES = frozenset(
    (
        "sin cos tan sec csc cot sinh cosh tanh sine cosine tangent arc inverse inv hyperbolic "
        "min max minimum maximum smallest largest lowest highest least most encode decode encrypt "
        "decrypt compress decompress pack unpack serialize deserialize parse format dump load "
        "dumps loads read write push pull import export add subtract sum difference product "
        "quotient multiply divide plus minus first last next previous left right upper lower up "
        "down top bottom start end begin open close before after start stop create delete insert "
        "remove update union intersection row column rows columns mean median mode variance std "
        "deviation floor ceil ceiling round even odd positive negative not non true false real "
        "imaginary complex inner outer forward backward ascending descending increasing "
        "decreasing head tail old new home away win loss buy sell bid ask income expense credit "
        "debit male female day week month year hour minute second daily weekly monthly yearly "
        "annual north south east west hot cold high low prefix suffix population sample latitude "
        "longitude sunrise sunset birth death arrival departure"
    ).split()
)
"""Functions that differ in one of them are two functions, however alike their texts are."""
