PREFIX = "cellar_"


class Tables:
    BOTTLES = PREFIX + "bottles"
