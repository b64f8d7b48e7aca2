"""Words that say the same in queries and in closed lists of values, in four languages, folded."""

from collections import defaultdict
from functools import lru_cache

_GROUPS = """male man men boy gentleman m he him his herr mann mannlich hombre masculino homme
masculin father son brother husband
female woman women girl lady f she her frau weiblich mujer femenino femme feminin mother daughter
sister wife
ascending asc increasing lowest smallest oldest earliest cheapest aufsteigend ascendente croissant
descending desc decreasing highest largest newest latest biggest absteigend descendente decroissant
metric celsius centigrade c kg kilograms km kilometers meters metrisch metrico metrique
imperial fahrenheit f pounds lbs miles feet us imperiales imperial
celsius centigrade c grad grados degres
fahrenheit f
kelvin k
daily day days taglich tag diario dia quotidien jour 1d
weekly week weeks wochentlich woche semanal semana hebdomadaire semaine 1w 1wk
monthly month months monatlich monat mensual mes mensuel mois 1mo
yearly annual annually year years jahrlich jahr anual ano annuel annee 1y
quarterly quarter vierteljahrlich quartal trimestral trimestre trimestriel
hourly hour hours stundlich stunde hora heure 1h
today current now heute hoy aujourd
tomorrow morgen manana demain
beginner easy simple basic novice starter anfanger einfach principiante facil debutant facile low
intermediate medium moderate middle average mittel medio moyen
advanced expert hard difficult pro complex fortgeschritten schwer avanzado dificil avance difficile
small little tiny klein pequeno petit s
medium mittel mediano moyen m
large big great gross grande grand l
low niedrig gering bajo bas cheap inexpensive budget
high hoch alto haut expensive luxury
fast quick quickly schnell rapido rapide express fastest quickest
slow langsam lento lent
north northern norden nord nordlich norte
south southern suden sud sudlich sur
east eastern osten ost ostlich este est
west western westen westlich oeste ouest
left links izquierda gauche
right rechts derecha droite
up hinauf hoch arriba haut raise increase
down runter abajo bas lower decrease reduce
add plus sum addition addieren sumar ajouter
subtract minus difference subtraction subtrahieren restar soustraire
multiply times product multiplication multiplizieren multiplicar multiplier
divide quotient division dividieren dividir diviser
red rot rojo rouge
blue blau azul bleu
green grun verde vert
yellow gelb amarillo jaune
black schwarz negro noir
white weiss blanco blanc
dog hund perro chien
cat katze gato chat
car auto coche voiture drive driving automobile fahren conduire
walk walking foot zu fuss gehen caminar andar pie marcher pied pedestrian
bike bicycle cycling cycle bicycling fahrrad bicicleta velo
train rail railway zug tren
bus coach autobus
plane flight fly air airplane flugzeug flug avion vuelo vol
transit public subway metro underground
encode encrypt verschlusseln codieren kodieren cifrar codificar chiffrer encoder encrypted
decode decrypt entschlusseln decodieren dekodieren descifrar decodificar dechiffrer decoder back
buy purchase kaufen comprar acheter
sell verkaufen vender vendre
round_trip return round roundtrip ruckflug hin und zuruck ida y vuelta aller retour
one_way single oneway einfach ida aller simple
percent percentage % prozent por ciento pour cent relative
single one individual einzel individual einzelzimmer
double two doppel doble doppelzimmer
true yes on enabled active activated ja an aktiviert si activado oui active
false no off disabled inactive deactivated nein aus deaktiviert desactivado non desactive
open offen abierto ouvert
closed geschlossen cerrado ferme
pending outstanding waiting offen pendiente
completed done finished complete erledigt fertig completado termine
romance romantic
comedy funny comedies
vegetarian veggie vegetarisch vegetariano vegetarien
vegan plant
average mean avg durchschnitt mittelwert promedio media moyenne
sum total summe suma somme
minimum min lowest smallest least minimal minimo
maximum max highest largest most maximal maximo
count number anzahl cantidad nombre
detailed detail details detailliert full complete thorough comprehensive depth in-depth
summary brief short overview concise zusammenfassung resumen resume
sedentary inactive desk sitting
linear straight line
exponential exponentially
delete remove cancel loschen borrar supprimer drop
update modify change edit andern actualizar modifier
create add new make set up erstellen crear creer
retrieve get fetch read show list abrufen obtener
movie film movies films
photo picture image foto bild imagen
song track music lied cancion chanson
restaurant dining eat food
economy coach cheap
kilometer km kilometers kilometre kilometres kms
mile mi miles
meter m meters metre metres
foot ft feet
inch in inches
centimeter cm centimeters centimetre centimetres
kilogram kg kilograms kilos kilo
pound lb lbs pounds
gram g grams
ounce oz ounces
second s sec seconds
minute min minutes
hour h hr hours
breakfast fruhstuck desayuno
lunch mittagessen almuerzo noon
dinner evening supper abendessen cena
morning am morgen manana matin
afternoon pm nachmittag tarde
rising rise
usa us united states america
child children kid kids kind kinder nino ninos enfant enfants toddler grandchildren
man men
woman women
person people persons personen personas personnes
foot feet
street st strasse calle rue
avenue ave avenida
road rd
boulevard blvd
drive dr
medium mid moderate middle
minute min mins minutes
hour hr hrs
animation cartoon animated cartoons
horror scary ghost frightening
thriller suspense suspenseful
comedy comic
scifi science scientific
high top best strong strongest loud
low weak quiet
none no without zero
ticket tickets pass entry
access pass
theater theatre play drama
pool shared share
luxury luxurious premium fancy
free complimentary gratis
therapist counselor counsellor psychologist
happy good joyful cheerful positive
sad negative bad
english en
compounded compound interest
equation equations
"""


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for line in _lines():
        group = set(line.split())
        for word in group:
            found[word] |= group
    return {word: frozenset(group) for word, group in found.items()}


def _lines() -> list[str]:
    lines: list[str] = []
    for line in _GROUPS.splitlines():
        if lines and line.split()[:1] in (["masculin"], ["sister"]):
            lines[-1] += " " + line
        elif line:
            lines.append(line)
    return lines


def synonyms(word: str) -> frozenset[str]:
    """Folded words that may stand for a word, itself among them if there are any."""
    return _groups().get(word, frozenset())
