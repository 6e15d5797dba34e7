"""The decorator of dataclasses: frozen for mypy, quick to define, and cheap to make.

A command that checks a small inventory loads two hundred and fifty dataclasses, and to define them was two fifths of
its work: `dataclasses.dataclass` writes and compiles six methods of each. A large inventory makes millions of objects,
and a frozen dataclass sets every attribute by a call. So a class with slots becomes a structure of msgspec, whose
methods are in C; to everybody else it is the dataclass that it is written as, with `dataclasses.fields` and `replace`.
Any other class stays a dataclass, whose `__init__` alone is written for it: what compares, hashes and shows is the same
for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass
    from dataclasses import replace as copied
else:
    import dataclasses
    import inspect
    from operator import attrgetter
    from reprlib import recursive_repr
    from typing import Generic

    import msgspec
    from msgspec.structs import replace

    def dataclass(cls=None, /, *, frozen=False, slots=False, kw_only=False, order=False, eq=True, repr=True):  # noqa: ANN001, ANN201, A002 - mypy sees the original
        """Make a class what `dataclasses.dataclass` makes of it; with slots, guarded against assignment in C."""

        def made(bare: type) -> type:
            own = bare.__dict__
            bare.__doc__ = bare.__doc__ or bare.__name__  # which would be looked up in the signature, at great length
            if isinstance(bare, _KIND) or (slots and _can_be_structure(bare, order=order)):
                return _structure(bare, frozen=frozen, slots=slots, kw_only=kw_only, order=order, eq=eq, shows=repr)
            if order:
                is_hashed = frozen and "__hash__" not in own
                return dataclasses.dataclass(slots=slots, kw_only=kw_only, order=True, unsafe_hash=is_hashed)(bare)
            done = dataclasses.dataclass(slots=slots, kw_only=kw_only, repr=False, eq=False)(bare)
            for name, method in _methods(done, is_hashed=frozen, eq=eq, shows=repr).items():
                setattr(done, name, method)
            return done

        return made if cls is None else made(cls)

    def copied(item, /, **changes):  # noqa: ANN001, ANN003, ANN201 - mypy sees the original
        """Return a copy with other values, as `dataclasses.replace` does, in a fraction of the time."""
        return (replace if isinstance(item, msgspec.Struct) else dataclasses.replace)(item, **changes)

    def _can_be_structure(bare: type, *, order: bool) -> bool:
        """Return whether a class lies below no other, and asks for nothing that a structure does not do.

        That sets no value behind its back, takes those that nobody gives as its last, and puts in order by all.
        """
        values = [vars(bare).get(name) for name in inspect.get_annotations(bare)]
        fields = [value if isinstance(value, dataclasses.Field) else _GIVEN for value in values]
        is_alone = type(bare) is type and set(bare.__mro__[1:-1]) <= {Generic}
        is_ranked = order and not all(each.compare for each in fields)
        is_late = any(not each.init and _default(each) is msgspec.UNSET for each in fields)
        hidden = [not each.init for each in fields]
        return is_alone and not is_ranked and not is_late and hidden == sorted(hidden)

    def _structure(bare: type, *, frozen: bool, slots: bool, kw_only: bool, order: bool, eq: bool, shows: bool) -> type:
        names = inspect.get_annotations(bare)
        if isinstance(bare, _KIND):
            _restore_defaults(bare, names)
        dataclasses.dataclass(init=False, repr=False, eq=False, match_args=False, kw_only=kw_only)(bare)
        own = {key: value for key, value in bare.__dict__.items() if key not in _LEFT_OUT and key not in names}
        own = {key: value for key, value in own.items() if not key.startswith("__struct_")}
        fields = bare.__dataclass_fields__
        own |= {name: value for name in names if (value := _default(fields[name])) is not msgspec.UNSET}
        if _leaves_out(fields) or not shows:
            own |= _methods(bare, is_hashed=frozen, eq=eq, shows=shows)
        compares = eq and "__eq__" not in own
        bases = bare.__bases__ if isinstance(bare, _KIND) else _with_structure(bare.__bases__)
        asked = {"frozen": frozen, "dict": not slots, "weakref": not slots, "kw_only": kw_only, "order": order}
        done = _KIND(bare.__name__, bases, own, eq=compares, **asked)
        _hand_over(own, bare, done)
        return done

    def _hand_over(own: dict[str, object], bare: type, done: type) -> None:
        """Let `super()` in the methods of a class mean the one that was made of it."""
        functions = (getattr(each, "fget", None) or getattr(each, "__func__", each) for each in own.values())
        cells = (cell for each in functions for cell in getattr(each, "__closure__", None) or ())
        for cell in cells:
            if cell.cell_contents is bare:
                cell.cell_contents = done

    def _restore_defaults(bare: type, names: dict[str, object]) -> None:
        """Put back the defaults that a class below a structure has handed over before anybody could look at them."""
        defaults = bare.__struct_defaults__
        given = dict(zip(bare.__struct_fields__[len(bare.__struct_fields__) - len(defaults) :], defaults, strict=True))
        for name in names:
            if name in given and given[name] is not msgspec.NODEFAULT:
                setattr(bare, name, given[name])
            else:
                delattr(bare, name)

    def _with_structure(bases: tuple[type, ...]) -> tuple[type, ...]:
        return (msgspec.Struct, *(base for base in bases if base is not object))

    def _default(field):  # noqa: ANN001, ANN202 - mypy sees none of it
        if field.default_factory is not dataclasses.MISSING:
            return msgspec.field(default_factory=field.default_factory)
        return msgspec.UNSET if field.default is dataclasses.MISSING else field.default

    def _leaves_out(fields) -> bool:  # noqa: ANN001 - mypy sees none of it
        """Return whether a field is left out where objects are compared or shown."""
        return not all(each.compare and each.repr for each in fields.values())

    def _methods(cls: type, *, is_hashed: bool, eq: bool, shows: bool) -> dict[str, object]:
        """Return what compares objects of a class, hashes and shows them, but for what it says itself."""
        own = cls.__dict__
        values = _getter([each.name for each in dataclasses.fields(cls) if each.compare])

        def equals(self: object, other: object) -> bool:
            return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

        made = {"__repr__": _shown if shows else object.__repr__}
        if eq and "__eq__" not in own:
            made |= {"__eq__": equals, "__hash__": (lambda self: hash(values(self))) if is_hashed else None}
        return {name: method for name, method in made.items() if name not in own or own[name] is None}

    def _getter(names: list[str]):  # noqa: ANN202 - mypy sees none of it
        """Return what takes the values of several attributes, as a tuple."""
        return attrgetter(*names) if len(names) > 1 else lambda self: tuple([getattr(self, name) for name in names])

    @recursive_repr()
    def _shown(self: object) -> str:
        values = (f"{each.name}={getattr(self, each.name)!r}" for each in dataclasses.fields(self) if each.repr)
        return f"{type(self).__qualname__}({', '.join(values)})"

    _KIND = type(msgspec.Struct)
    _GIVEN = dataclasses.field()
    _LEFT_OUT = frozenset({"__dict__", "__weakref__", "__slots__", "__match_args__"})


__all__ = ["copied", "dataclass"]
