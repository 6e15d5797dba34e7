"""The decorator of classes whose objects never change: frozen for mypy, and cheap for Python.

Frozen dataclasses of the standard library are dear in two ways. They set every attribute by `object.__setattr__`, which
takes five times as long as an assignment: of a large inventory, that was a third of binding. And for each class six
functions are compiled from text, which for the 200 classes of a validation was a fifth of its start. Here only
`__init__` is compiled; equality, hash and text are functions that differ in the attributes that they look at. mypy
keeps everybody from changing an object, and at run time nothing else does, as with the nodes of the reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses
    from operator import attrgetter

    def dataclass(*, frozen=False, order=False, eq=True, repr=True, **options):  # noqa: A002, ANN001, ANN003, ANN201
        """Return what makes a dataclass of a class, with the options and the meaning of `dataclasses.dataclass`.

        One that is not frozen is left to the standard library.
        """
        if not frozen:
            return dataclasses.dataclass(order=order, eq=eq, repr=repr, **options)

        def made_of(written):  # noqa: ANN001, ANN202
            own = frozenset(vars(written))
            # Few classes have an order: the standard library makes it, and equality with it.
            made = dataclasses.dataclass(order=order, eq=order, repr=False, **options)(written)
            methods = {"__repr__": _text(made)} if repr else {}
            methods |= _identity(made) if eq else {}
            for name, method in methods.items():
                if name not in own:
                    setattr(made, name, method)
            return made

        return made_of

    # Private functions

    def _text(made):  # noqa: ANN001, ANN202
        names = [field.name for field in dataclasses.fields(made) if field.repr]

        def __repr__(self):  # noqa: ANN001, ANN202, N807
            return f"{type(self).__qualname__}({', '.join([f'{name}={getattr(self, name)!r}' for name in names])})"

        return __repr__

    def _identity(made):  # noqa: ANN001, ANN202
        """Return equality and hash: those of the values that count in a comparison."""
        names = [field.name for field in dataclasses.fields(made) if field.compare]
        values = attrgetter(*names) if names else lambda _: ()

        def __eq__(self, other):  # noqa: ANN001, ANN202, N807
            return values(self) == values(other) if type(other) is type(self) else NotImplemented

        def __hash__(self):  # noqa: ANN001, ANN202, N807
            return hash(values(self))

        return {"__eq__": __eq__, "__hash__": __hash__}


__all__ = ["dataclass"]
