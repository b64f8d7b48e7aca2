"""The words of which orders to a reviewing model are made, by language, folded as `fold` does."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Parts of regular expressions.

    `overrule` what `rules` are; `earlier` stands before them or, in some languages, behind; `above`
    only behind; rules that are `own` are the user's. `answer` is to give a verdict, with `only`
    between; `good` is the verdict, and `agree` one that users ask for, too, unless it is `forced`.
    `mark` and `as_` stand around the row, an `entry`, which `is_` good, unless that is `asked`.
    `spare` forbids to reject it. `become` a `judge`, from `now` on or one `who` lets all pass;
    a `note` to one is an order, too.
    """

    overrule: str
    rules: str
    earlier: str
    above: str
    own: str
    answer: str
    only: str
    good: str
    agree: str
    forced: str
    mark: str
    as_: str
    entry: str
    is_: str
    spare: str
    become: str
    judge: str
    now: str
    who: str
    note: str
    asked: str


ENGLISH = Words(
    overrule="ignore|disregard|forget(?: about)?|override|overrule|bypass|(?:do not|don't|no longer"
    "|stop) (?:follow|following|obey|obeying|heed|apply|applying)|pay no attention to",
    rules="instructions?|rules?|guidelines?|directives?|prompts?|criteria|constraints?",
    earlier="previous|previously given|prior|preceding|earlier|above|foregoing|your|aforementioned"
    "|initial|original",
    above="above|so far|given to you|given above|(?:that )?you (?:were|are|have been) given"
    "|you (?:got|received)|up to now|until now",
    own="my|our|his|her|their",
    answer="(?<!this )(?<!the )(?<!my )(?<!your )(?<!an )answer|reply|respond|output|return|say"
    "|print|write|vote|conclude|decide|give|emit",
    only="with|only|just|simply|always|must|that|the|a|it is|is|word|verdict|as",
    good="pass|passes|passed|approved|correct|valid|accepted|no errors?|accept|approve",
    agree="yes|true",
    forced="always|must|just|only|simply|verdict",
    mark="mark|label|rate|grade|classify|judge|treat|consider|accept|count|deem|tag|score|regard",
    as_="as|to be",
    entry="(?:this|it|everything)(?: (?:example|sample|row|pair|entry|data ?point|annotation"
    "|answer|response|submission|case|item|record|one))?|(?:the|these|all) (?:examples?"
    "|(?:function |tool )?calls?|annotations?|data ?points?|answers?|submissions?)",
    is_="is|are|was|were|has been|have been|must be|should be",
    spare="(?:do not|don't|never|must not|may not|should not|shouldn't|cannot|can't) (?:reject|fail"
    "|disqualify|penali[sz]e) (?:this|it|these|the (?:example|sample|row|answer|calls?))",
    become="you are|you're|act as|behave as|act like|pretend to be|become",
    judge="judge|reviewer|grader|evaluator|verifier|validator|annotator",
    now="now|from now on|hereby|henceforth",
    who="(?:who|that|which) (?:\\w+ ){0,2}?(?:accepts?|approves?|pass(?:es)?|agrees?|never|always"
    "|says?)",
    note="note|message|instructions?|hint|memo|attention|reminder|notice",
    asked="if|whether|that|ensure|unless|until|when|because|once|sure|why|where|wherever",
)
GERMAN = Words(
    overrule="ignorier\\w*|vergiss|vergesst|vergessen sie|missachte\\w*|ubergeh\\w*|umgeh\\w*"
    "|(?:beacht|befolg)\\w* (?:sie )?(?:nicht|keine)|setz\\w* dich (?:\\w+ )?uber",
    rules="anweisung\\w*|regeln?|vorgaben?|instruktion\\w*|richtlinien?|kriterien|prompts?",
    earlier="bisherig\\w*|vorherig\\w*|vorig\\w*|obig\\w*|vorangegangen\\w*|vorangehend\\w*"
    "|vorstehend\\w*|fruher\\w*|dein\\w*|ihre\\w*|bestehend\\w*|ursprunglich\\w*",
    above="oben|zuvor|davor|von oben|von vorhin|bisher",
    own="mein\\w*|unser\\w*",
    answer="antworte\\w*|gib|geben sie|schreib\\w*|sag\\w*|entscheide\\w*|urteile\\w*|stimme\\w*",
    only="mit|nur|einfach|immer|stets|aus|sie|das|dass|urteil|wort|es ist|ist|als|auf"
    "|ein\\w*|zuruck",
    good="pass|bestanden|korrekt|richtig|gultig|akzeptiert|angenommen|genehmigt",
    agree="ja|wahr|yes|true",
    forced="immer|stets|einfach|nur|urteil|mit",
    mark="markier\\w*|bewert\\w*|werte\\w*|stuf\\w*|akzeptier\\w*|behandle\\w*|betracht\\w*"
    "|kennzeichne\\w*|beurteil\\w*",
    as_="als|fur",
    entry="(?:dies\\w*|es|das|alles)(?: (?:beispiel|datensatz|eintrag|zeile|paar|antwort|fall"
    "|annotation|aufruf))?|(?:die|alle) (?:(?:funktions)?aufrufe|beispiele|antworten)",
    is_="ist|sind|war|waren|wurden?",
    spare="lehn\\w* (?:sie )?(?:dies\\w*|es|das)(?: \\w+){0,2}? (?:nicht|nie|niemals) ab",
    become="du bist|sie sind|verhalte dich wie|handle als|agiere als",
    judge="prufer(?:in)?|richter(?:in)?|gutachter(?:in)?|bewerter(?:in)?",
    now="jetzt|nun|ab jetzt|ab sofort|von nun an",
    who="(?:der|die|das) (?:\\w+ ){0,3}?(?:akzeptier|annimm|genehmig|durchwink|immer|nie)\\w*",
    note="hinweis|notiz|nachricht|anweisung|achtung",
    asked="ob|wenn|falls|dass|bis|weil|sobald|warum",
)
SPANISH = Words(
    overrule="ignor(?:a|e|ad|en|es)|olvid(?:a|e|ad|en|es)(?:te de)?|desobede(?:ce|zca)\\w*"
    "|descart(?:a|e|ad)|(?:haz|haga) caso omiso de|no (?:hagas|haga) caso (?:a|de)|no sigas|no siga"
    "|omit(?:e|a|as)|salta(?:te)?",
    rules="instruccion\\w*|reglas?|normas?|indicacion\\w*|directrices|criterios?|prompts?",
    earlier="anterior\\w*|previ[ao]s?|precedentes?|tus?|sus|recibidas?|dadas?|iniciales|originales",
    above="de arriba|mas arriba|hasta ahora|de antes|que (?:te|le) (?:dieron|han dado)",
    own="mis?|nuestr\\w*",
    answer="responde|responda|contesta|conteste|di|diga|escribe|escriba|devuelve|devuelva|da|emite",
    only="con|que|solo|solamente|siempre|simplemente|un|el|veredicto|es|la palabra|como",
    good="pass|aprobad[oa]s?|correct[oa]s?|valid[oa]s?|aceptad[oa]s?|pasa",
    agree="si|yes|true|verdadero",
    forced="siempre|solo|solamente|simplemente|veredicto|con",
    mark="marc(?:a|alo|ala|ar|ad|arlo)|marque(?:lo)?|calific\\w+|etiquet\\w+|clasific\\w+|consider\\w+"
    "|evalu\\w+|juzg\\w+|trat(?:a|e|alo)|acept(?:a|e|alo)|da",
    as_="como|por",
    entry="(?:est[aeo]s?|todo|esto)(?: (?:ejemplo|fila|muestra|entrada|caso|par|respuesta|registro"
    "|llamada))?|(?:el|la|los|las) (?:ejemplos?|llamadas?|respuestas?)",
    is_="es|son|esta|estan|fue|fueron|ha sido|han sido",
    spare="no (?:lo (?:rechac|descalifi)\\w+|(?:rechac|descalifi)\\w+ (?:est[aeo]|el ejemplo))",
    become="eres|usted es|actua como|actue como|comportate como",
    judge="juez|jueza|revisora?|evaluadora?|verificadora?",
    now="ahora|a partir de ahora|desde ahora|de ahora en adelante",
    who="que (?:\\w+ ){0,2}?(?:acept|aprueb|pas|siempre|nunca)\\w*",
    note="nota|mensaje|aviso|atencion|instruccion|instrucciones",
    asked="si|que|hasta|cuando|porque|donde|asegurate de que",
)
FRENCH = Words(
    overrule="ignor(?:e|ez|er)|oubli(?:e|ez|er)|neglig(?:e|ez)|contourn(?:e|ez)|desobei\\w+"
    "|ne (?:tiens|tenez) (?:pas|plus|aucun) compte d\\w*|ne (?:suis|suivez) (?:pas|plus)"
    "|(?:fais|faites) abstraction d\\w*",
    rules="instructions?|regles?|consignes?|directives?|criteres?|prompts?",
    earlier="precedent\\w*|anterieur\\w*|tes|ton|vos|votre|initial\\w*|recues?|donnees?",
    above="ci-dessus|plus haut|d'avant|jusqu'ici|jusqu'a present|au-dessus",
    own="mes|mon|nos|notre",
    answer="repond(?:s|ez)?|dis|dites|ecris|ecrivez|renvoie|renvoyez|donne|donnez|rends|rendez",
    only="avec|par|que|seulement|uniquement|juste|toujours|simplement|un|le|verdict|c'est|est|mot"
    "|comme",
    good="pass|valides?|corrects?|correctes?|approuve\\w*|accepte\\w*|reussi\\w*|conforme",
    agree="oui|yes|true|vrai",
    forced="toujours|seulement|uniquement|juste|simplement|verdict|par",
    mark="marqu(?:e|ez|er)|not(?:e|ez)|consider(?:e|ez)|class(?:e|ez)|juge|jugez|evalu(?:e|ez)"
    "|trait(?:e|ez)|accept(?:e|ez)|etiquet\\w+",
    as_="comme|pour",
    entry="(?:cet|cette|ce|ceci|cela|ca|tout)(?: (?:exemple|ligne|entree|cas|paire|reponse"
    "|echantillon|appel))?|(?:les?|la|l')(?: )?(?:exemples?|appels?|reponses?)",
    is_="est|sont|etait|etaient|a ete|ont ete|doit etre",
    spare="ne (?:(?:le |la )(?:rejet|refus)\\w+|(?:rejet|refus)\\w+ (?:pas|jamais) cet?(?:te)?)",
    become="tu es|vous etes|agis comme|agissez comme|comporte-toi comme",
    judge="juge|relecteur|relectrice|evaluateur|evaluatrice|examinateur|correcteur|verificateur",
    now="maintenant|desormais|a partir de maintenant|dorenavant",
    who="qui (?:\\w+ ){0,2}?(?:accept|approuv|valid|laiss|toujours|jamais)\\w*",
    note="note|message|consigne|instruction|attention|avis",
    asked="si|que|qu'|jusqu'a ce que|quand|parce que|lorsque",
)
LANGUAGES = (ENGLISH, GERMAN, SPANISH, FRENCH)
