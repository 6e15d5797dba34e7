"""What has to stand near a phrase for how people pay and are paid, and by what they are identified for it."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.scan.classify.near import is_bare, owned, whose
from pdmap.scan.classify.sights import Found, Need, Sight
from pdmap.scan.classify.words import words_of

# Private functions


def _wallet(seen: Sight) -> Found:
    around = seen.around
    is_wallet = not words_of("wallet").isdisjoint((*around.name.words, *seen.match.before))
    return (0.15, "a table of wallets") if is_wallet and around.is_owned else None


def _card_name(seen: Sight) -> Found:
    is_card = (seen.around.name.head in words_of("cards") and not seen.before) or seen.nearest == "card"
    beside = ("last 4", "last4", "exp month", "exp year", "expiry month", "expiration month")
    is_card = is_card or any((seen.match.before, text) in seen.around.beginnings for text in beside)
    return (0.1, "cards bear the names of their holders") if is_card and seen.around.is_owned else None


_PAYING = frozenset({"credit", "debit", "payment"})
"""Words that make a card one that people pay with, whosever the table is."""


def _card_table(seen: Sight) -> Found:
    words = seen.around.name.words
    is_card = not words_of("cards").isdisjoint(words) and not seen.before
    return (0.15, "a table of payment cards") if is_card and (seen.around.is_owned or _PAYING & {*words}) else None


def _cards(seen: Sight) -> Found:
    is_card = not words_of("cards").isdisjoint((*seen.around.name.words, *seen.match.before))
    return (0.1, "of a payment card") if is_card else None


def _card(seen: Sight) -> Found:
    is_card = any(word in words_of("card") for word in (*seen.around.name.words, *seen.match.before))
    kinds = {"card", "card.pan", "card.last4", "card.cvv"} & seen.around.nearby
    return (0.2, "a payment card stands in the table") if is_card or kinds else None


def _bank(seen: Sight) -> Found:
    around = seen.around
    if around.has_class("org", "lookup", "settings") and not around.is_owned:
        return None
    is_bank = any(word in words_of("bank") for word in (*around.name.words, *seen.match.before))
    is_bank = is_bank or (around.has_class("deal") and seen.match.phrase[0] in ("check", "cheque"))
    return owned(seen) or ((0.1, "a table about payments") if is_bank else None)


def _bank_table(seen: Sight) -> Found:
    is_table = not words_of("bank").isdisjoint(seen.around.name.words) and not seen.before
    return (0.1, whose(seen.around)) if is_table and seen.around.is_owned else None


def _bank_sibling(seen: Sight) -> Found:
    is_bank = "bank_account" in seen.around.nearby or "bank" in seen.match.before
    is_of_firm = seen.around.has_class("lookup", "org") and "account" not in seen.around.name.words
    return (0.2, "a bank account stands in the table") if is_bank and not is_of_firm else None


def _bank_branch(seen: Sight) -> Found:
    return _bank(seen) if _bank_sibling(seen) else None


def _identity_check(seen: Sight) -> Found:
    around = seen.around
    words = around.name.words
    checks = not words_of("check").isdisjoint(words) or words[-1:] == ("identifier",)
    checks = checks or ("personal" in words and "document" in words)
    return (0.15, "a table of checked identities") if checks and around.is_owned else None


def _pay_token(seen: Sight) -> Found:
    """Return that a token stands for the card or the account that somebody pays with."""
    around = seen.around
    is_payment = not {"payment", "card", "vault", "paypal"}.isdisjoint((*around.name.words, *seen.before))
    beside = {"card.last4", "card.expiry", "card.pan"} & around.nearby or around.name.head in ("token", "method")
    is_other = not {"preview", "id", "access", "api"}.isdisjoint(around.name.words)
    is_other = is_other or not {"payment", "card", "paypal", "account"}.issuperset(seen.before)
    return (0.1, "a table of what somebody pays with") if is_payment and beside and not is_other else None


def _pay(seen: Sight) -> Found:
    """Return that amounts are somebody's pay: of a table of staff or of payslips, and of no scale of pay."""
    around = seen.around
    if around.name.head in words_of("pay_scale") or not is_bare(seen):
        return None
    if not words_of("role_table").isdisjoint((around.holder, around.subject)):
        return 0.15, around.why or whose(around)
    is_slip = not words_of("payroll").isdisjoint(around.name.words)
    return (0.1, whose(around)) if is_slip and around.is_owned else None


def _gift(seen: Sight) -> Found:
    around = seen.around
    is_table = not words_of("gifts").isdisjoint(around.name.words) and not seen.before
    return (0.1, whose(around)) if is_table and around.is_owned else None


NEEDS: Mapping[str, Need] = {
    "pay": _pay,
    "paytoken": _pay_token,
    "gift": _gift,
    "wallet": _wallet,
    "cardname": _card_name,
    "cardtable": _card_table,
    "card": _card,
    "cards": _cards,
    "bank": _bank,
    "banktable": _bank_table,
    "banksibling": _bank_sibling,
    "bankbranch": _bank_branch,
    "identitycheck": _identity_check,
}
"""The needs by their names in the dictionary."""
