from stock.abstract_models import *
from stock.making import is_wanted, made

if is_wanted("Item"):

    class Item(AbstractItem):
        pass


class Photo(AbstractPhoto):
    class Meta(AbstractPhoto.Meta):
        verbose_name = "picture"


Review = made(AbstractReview)
